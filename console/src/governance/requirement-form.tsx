import { App, Form, Input, Radio, Select, Switch } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Requirement } from '@guanjia/contract/rulebook.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'

const KINDS = ['policy', 'operating_rule', 'duty_sheet'] as const
const AUDIENCES = ['staff', 'owner', 'everybody'] as const
type Facts = Pick<Requirement, 'name' | 'siteKinds' | 'isActive'>
type New = Pick<Requirement, 'code' | 'name' | 'kind' | 'audience' | 'siteKinds'>

/** A document that sites must have in writing: for all of them, or for those of some kinds. */
export function RequirementForm({ requirement, onClose }: { requirement: Requirement | null; onClose: () => void }) {
  return requirement ? <Change requirement={requirement} onClose={onClose} /> : <Create onClose={onClose} />
}

function Create({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('rulebook.createRequirement', ['rulebook'])
  return (
    <ActForm<New>
      title={t('governance.complete.new')}
      verb={t('governance.complete.new')}
      initial={{ code: '', name: '', kind: 'policy', audience: 'staff', siteKinds: [] }}
      onSubmit={async (values) => {
        const made = await inWords(t, () => create.mutateAsync({ body: { id, ...values } }))
        void message.success(t('archives.created', { name: made.name }))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="code" label={t('governance.rule.code')} extra={t('governance.complete.codeHint')} normalize={(value: string) => value.toUpperCase()} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/, message: t('governance.complete.codeHint') }]}>
          <Input maxLength={20} autoFocus />
        </Form.Item>
        <Name />
      </div>
      <Form.Item name="kind" label={t('governance.rule.kind')}>
        <Radio.Group optionType="button" options={KINDS.map((value) => ({ value, label: t(`governance.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="audience" label={t('governance.rule.for')}>
        <Radio.Group optionType="button" options={AUDIENCES.map((value) => ({ value, label: t(`governance.audience.${value}`) }))} />
      </Form.Item>
      <SiteKinds />
    </ActForm>
  )
}

function Change({ requirement, onClose }: { requirement: Requirement; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('rulebook.changeRequirement', ['rulebook'])
  return (
    <EditForm<Requirement, Facts>
      title={`${t('governance.complete.edit')} · ${requirement.code}`}
      verb={t('shell.form.save')}
      record={requirement}
      valuesOf={({ name, siteKinds, isActive }) => ({ name, siteKinds, isActive })}
      fields={{
        name: { label: t('governance.complete.required') },
        siteKinds: { label: t('governance.complete.siteKinds'), show: (value) => (value as Requirement['siteKinds']).map((kind) => label('siteKind', kind)).join('、') || t('governance.complete.everySite') },
        isActive: { label: t('governance.complete.use') },
      }}
      onSave={async (changes, version) => {
        await inWords(t, () => change.mutateAsync({ params: { id: requirement.id }, body: { ...changes, version } }))
        void message.success(t('archives.saved'))
      }}
      onClose={onClose}
    >
      <Name />
      <SiteKinds />
      <Form.Item name="isActive" valuePropName="checked" label={t('governance.complete.use')} extra={t('governance.complete.useHint')}>
        <Switch />
      </Form.Item>
    </EditForm>
  )
}

function Name() {
  const t = useT()
  return (
    <Form.Item name="name" label={t('governance.complete.required')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
      <Input maxLength={100} />
    </Form.Item>
  )
}

function SiteKinds() {
  const t = useT()
  return (
    <Form.Item name="siteKinds" label={t('governance.complete.siteKinds')}>
      <Select mode="multiple" allowClear placeholder={t('governance.complete.everySite')} options={useChoices('siteKind')} />
    </Form.Item>
  )
}
