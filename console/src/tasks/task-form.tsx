import { App, Form, Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { StaffTask } from '@guanjia/contract/tasks.ts'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { CasePicker, DepartmentPicker, EmployeePicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'

interface Values {
  title: string
  detail: string
  toDepartmentId: string | null
  doerId: string | null
  dueAt: string
  caseId: string | null
}
const HOUR_MS = 3_600_000

/** Gives a task to a colleague, or asks a department for help; sending it twice is once. */
export function TaskForm({ kind, caseId, opportunityId, onClose }: { kind: StaffTask['kind']; caseId?: string; opportunityId?: string; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('tasks.createTask', ['tasks', 'platform', 'cases', 'relations'])
  const id = useNewId()
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={kind === 'assist' ? t('tasks.newAssist') : t('tasks.newTask')}
      verb={kind === 'assist' ? t('tasks.newAssist') : t('tasks.newTask')}
      width={600}
      initial={{ title: '', detail: '', toDepartmentId: null, doerId: null, dueAt: new Date(Math.ceil((Date.now() + 4 * HOUR_MS) / HOUR_MS) * HOUR_MS).toISOString(), caseId: caseId ?? null }}
      onSubmit={async (values) => {
        const made = await create.mutateAsync({ body: { id, siteId: site.id, kind, title: values.title, detail: values.detail ?? '', toDepartmentId: values.toDepartmentId ?? null, doerId: values.doerId ?? null, caseId: values.caseId ?? null, opportunityId: opportunityId ?? null, dueAt: values.dueAt } })
        void message.success(`${t('tasks.made')} ${made.number}`)
        if (!caseId && !opportunityId) void navigate({ to: '/tasks/$id', params: { id: made.id } })
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('tasks.what')} rules={[needed]}><Input maxLength={200} autoFocus /></Form.Item>
      <div className="gj-form-pair">
        {kind === 'assist' && <Form.Item name="toDepartmentId" label={t('tasks.to')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><DepartmentPicker siteId={site.id} /></Form.Item>}
        <Form.Item name="doerId" label={t('tasks.doer')} extra={kind === 'assist' ? t('tasks.whoHint') : undefined} rules={kind === 'ad_hoc' ? [{ required: true, message: t('shell.fieldNeeded') }] : []}><EmployeePicker /></Form.Item>
        <Form.Item name="dueAt" label={t('tasks.due')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InstantPicker /></Form.Item>
        {!caseId && !opportunityId && <Form.Item name="caseId" label={t('tasks.case')}><CasePicker /></Form.Item>}
      </div>
      <Form.Item name="detail" label={t('tasks.detail')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
