import { InboxOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

/** The store by what is there, or by what came and went. */
export function StoreTabs({ at }: { at: 'items' | 'register' }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      value={at}
      aria-label={t('stores.tab.label')}
      options={[
        { value: 'items', icon: <InboxOutlined />, label: t('stores.tab.items') },
        { value: 'register', icon: <UnorderedListOutlined />, label: t('stores.tab.register') },
      ]}
      onChange={(next) => void navigate({ to: next === 'register' ? '/stores/register' : '/stores' })}
    />
  )
}
