import { App, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Department } from '@guanjia/contract/organization.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  name: string
  alias: string[]
  parentId: string | null
  sortOrder: number
  isActive: boolean
}
const STALE = ['structure', 'organization']

/** A new department, or a change of one: its name, its other names, where it stands, whether it is in use. */
export function DepartmentForm({ department, all, onClose }: { department: Department | null; all: readonly Department[]; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const create = useAct('structure.createDepartment', STALE)
  const change = useAct('structure.changeDepartment', STALE)
  const above = all.filter(({ id, isActive }) => isActive && id !== department?.id).map(({ id, name }) => ({ value: id, label: name }))
  const nameOf = (id: unknown): string => all.find((one) => one.id === id)?.name ?? t('governance.org.top')
  const fields = (
    <>
      <Form.Item name="name" label={t('governance.org.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={50} autoFocus={department !== null} /></Form.Item>
      <Form.Item name="alias" label={t('governance.org.alias')} extra={t('governance.org.aliasHint')}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="parentId" label={t('governance.org.parent')}><Select allowClear placeholder={t('governance.org.top')} options={above} /></Form.Item>
        <Form.Item name="sortOrder" label={t('governance.org.order')}><InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
    </>
  )
  if (!department)
    return (
      <ActForm<Values & { code: string }>
        title={t('governance.org.newDepartment')}
        verb={t('governance.org.create')}
        initial={{ code: '', name: '', alias: [], parentId: null, sortOrder: 1000, isActive: true }}
        onSubmit={async ({ code, name, alias, parentId, sortOrder }) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { siteId: site.id, code, name, alias, parentId: parentId ?? null, sortOrder } }))
          void message.success(t('archives.created', { name: made.name }))
        }}
        onClose={onClose}
      >
        <Form.Item name="code" label={t('governance.org.code')} extra={t('governance.org.codeHint')} normalize={(value: string) => value.toUpperCase()} rules={[{ required: true, pattern: /^[A-Z0-9_]{2,40}$/, message: t('governance.org.codeHint') }]}><Input maxLength={40} autoFocus /></Form.Item>
        {fields}
      </ActForm>
    )
  return (
    <EditForm<Department, Values>
      title={`${t('governance.org.editDepartment')} · ${department.name}`}
      verb={t('shell.form.save')}
      record={department}
      valuesOf={({ name, alias, parentId, sortOrder, isActive }) => ({ name, alias, parentId, sortOrder, isActive })}
      fields={{
        name: { label: t('governance.org.name') },
        alias: { label: t('governance.org.alias'), show: (value) => (value as string[]).join('、') },
        parentId: { label: t('governance.org.parent'), show: nameOf },
        sortOrder: { label: t('governance.org.order') },
        isActive: { label: t('governance.org.active'), show: (value) => (value ? t('governance.org.open') : t('governance.org.closed')) },
      }}
      onSave={async (changes, version) => {
        await inWords(t, () => change.mutateAsync({ params: { id: department.id }, body: { ...changes, ...('parentId' in changes ? { parentId: changes.parentId ?? null } : {}), version } }))
        void message.success(t('archives.saved'))
      }}
      onClose={onClose}
    >
      {fields}
      <Form.Item name="isActive" valuePropName="checked" label={t('governance.org.active')} extra={t('governance.org.activeHint')}><Switch /></Form.Item>
    </EditForm>
  )
}
