import { App, Form, Input, Select } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { ScriptScene, ServiceScript } from '@guanjia/contract/language.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { EditForm } from '../../kit/edit-form.tsx'
import { ResidentText } from '../../kit/resident-text.tsx'
import { inWords } from '../../kit/worded.ts'

interface Facts {
  scene: ScriptScene
  title: string
  text: string
}
const VARIABLES = ['name', 'unit', 'number', 'time'] as const

export function ScriptForm({ scene, onClose }: { scene: ScriptScene; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('language.createScript')
  const submit = async (values: Facts): Promise<void> => {
    const { title } = await inWords(t, () => make.mutateAsync({ body: { ...values, sortOrder: 1000 } }))
    void message.success(t('archives.created', { name: title }))
  }
  return (
    <ActForm<Facts>
      title={t('language.scripts.add')}
      verb={t('language.words.act')}
      width={640}
      initial={{ scene, title: '', text: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields />
    </ActForm>
  )
}

export function ScriptChange({ script, onClose }: { script: ServiceScript; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('language.changeScript')
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: script.id }, body: { ...changes, version } }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<ServiceScript, Facts>
      title={`${t('language.scripts.change')} · ${script.title}`}
      verb={t('shell.form.save')}
      width={640}
      record={script}
      onSave={save}
      onClose={onClose}
      valuesOf={({ scene, title, text }) => ({ scene, title, text })}
      fields={{
        scene: { label: t('language.scripts.scene'), show: (value) => label('scriptScene', value as string) },
        title: { label: t('language.scripts.name') },
        text: { label: t('language.scripts.text') },
      }}
    >
      <Fields />
    </EditForm>
  )
}

function Fields() {
  const t = useT()
  const scenes = useChoices('scriptScene')
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const variables = VARIABLES.map((name) => `{${name}} ${t(`language.text.variable.${name}`)}`).join(' · ')
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="scene" label={t('language.scripts.scene')}>
          <Select options={scenes} />
        </Form.Item>
        <Form.Item name="title" label={t('language.scripts.name')} rules={needed}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
      </div>
      <Form.Item name="text" label={t('language.scripts.text')} rules={needed} extra={t('language.scripts.textHint', { variables })}>
        <ResidentText max={1000} />
      </Form.Item>
    </>
  )
}
