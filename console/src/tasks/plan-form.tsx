import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { ServicePlan } from '@guanjia/contract/service-plans.ts'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { DepartmentPicker, EmployeePicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'
import './plans.css'

interface Line {
  title: string
  toDepartmentId: string | null
  doerId: string | null
  dueAt: string
}
interface Values {
  title: string
  need?: string
  aim?: string
  lines: Line[]
}
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const blank = (): Line => ({ title: '', toDepartmentId: null, doerId: null, dueAt: new Date(Math.ceil((Date.now() + DAY_MS) / HOUR_MS) * HOUR_MS).toISOString() })

/** Splits a service into tasks, each of a department or a colleague and with its own time; or gives more tasks of a plan. */
export function PlanForm({ plan, onClose }: { plan?: ServicePlan; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('servicePlans.createServicePlan', ['servicePlans', 'tasks', 'platform'])
  const act = useAct('servicePlans.actOnServicePlan', ['servicePlans', 'tasks', 'platform'])
  const id = useNewId()
  const siteId = plan?.siteId ?? site.id
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async ({ title, need = '', aim = '', ...values }: Values): Promise<void> => {
    const lines = values.lines.map((line) => ({ title: line.title, toDepartmentId: line.toDepartmentId ?? null, doerId: line.doerId ?? null, dueAt: line.dueAt }))
    if (plan) {
      await act.mutateAsync({ params: { id: plan.id }, body: { action: 'add', version: plan.version, lines } })
      return void message.success(t('tasks.made'))
    }
    const made = await create.mutateAsync({ body: { id, siteId, title, need, aim, lines } })
    void message.success(`${t('tasks.made')} ${made.number}`)
    void navigate({ to: '/tasks/plans/$id', params: { id: made.id } })
  }
  const verb = plan ? t('servicePlans.add') : t('servicePlans.give')
  return (
    <ActForm<Values> title={plan ? `${verb} · ${plan.number}` : t('servicePlans.make')} verb={verb} width={920} initial={{ lines: plan ? [blank()] : [blank(), blank()] }} onSubmit={submit} onClose={onClose}>
      {!plan && (
        <>
          <Form.Item name="title" label={t('servicePlans.name')} rules={[needed]}><Input maxLength={200} autoFocus /></Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="need" label={t('servicePlans.need')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
            <Form.Item name="aim" label={t('servicePlans.aim')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
          </div>
        </>
      )}
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <fieldset className="gj-plan-lines">
            <legend>{t('servicePlans.lines')}</legend>
            <p className="gj-quiet gj-small">{t('servicePlans.linesHint')}</p>
            {fields.map(({ key, name }) => (
              <div key={key} className="gj-plan-line">
                <Form.Item name={[name, 'title']} label={t('tasks.what')} rules={[needed]}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'toDepartmentId']} label={t('servicePlans.department')}><DepartmentPicker siteId={siteId} /></Form.Item>
                <Form.Item name={[name, 'doerId']} label={t('tasks.doer')}><EmployeePicker siteId={siteId} /></Form.Item>
                <Form.Item name={[name, 'dueAt']} label={t('tasks.due')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InstantPicker /></Form.Item>
                {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('servicePlans.remove')} onClick={() => remove(name)} />}
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add(blank())}>{t('servicePlans.addLine')}</Button>
          </fieldset>
        )}
      </Form.List>
    </ActForm>
  )
}
