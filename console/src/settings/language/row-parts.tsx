import { EditOutlined } from '@ant-design/icons'
import { App, Button, Switch } from 'antd'
import { useT } from '@guanjia/ui'
import { useComplain } from '../../kit/problem.tsx'

/** Says afterwards that a word or script was switched on or off, or why it could not be. */
export function useSwitched(): (name: string, isActive: boolean) => { onError: (error: unknown) => void; onSuccess: () => void } {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  return (name, isActive) => ({
    onError: complain,
    onSuccess: () => void message.success(t(isActive ? 'language.words.activated' : 'language.words.deactivated', { word: name })),
  })
}

interface SwitchProps {
  name: string
  isActive: boolean
  isBusy: boolean
  onChange: (isActive: boolean) => void
}

/** Switches a word or script on or off; nothing is deleted. */
export function ActiveSwitch({ name, isActive, isBusy, onChange }: SwitchProps) {
  const t = useT()
  return <Switch size="small" checked={isActive} loading={isBusy} aria-label={`${t('language.words.isActive')} · ${name}`} onChange={onChange} />
}

export function EditButton({ name, onEdit }: { name: string; onEdit: () => void }) {
  const t = useT()
  return (
    <Button
      size="small"
      type="text"
      icon={<EditOutlined />}
      aria-label={`${t('language.words.edit')} · ${name}`}
      title={t('language.words.edit')}
      onClick={onEdit}
    />
  )
}
