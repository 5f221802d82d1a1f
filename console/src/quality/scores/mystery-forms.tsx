import { App, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { MysteryVisit } from '@guanjia/contract/mystery.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { EmployeePicker } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'

interface Plan {
  standardId: string
  scenario: string
  days: [Dayjs, Dayjs]
  name: string
  phone?: string
}

/** Shows a link that is told once. */
export function useLink(): (link: string) => void {
  const t = useT()
  const { modal } = App.useApp()
  return (link) => void modal.success({ title: t('mystery.link'), content: <><p>{t('mystery.linkHint')}</p><Input readOnly aria-label={t('mystery.link')} value={`${location.origin}${link}`} onFocus={(event) => event.target.select()} /></>, width: 560 })
}

export function PlanForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const show = useLink()
  const id = useNewId()
  const list = useCall('standards.listStandards', { query: { filter: { state: ['published'] } as never } })
  const plan = useAct('mystery.planMysteryVisit', ['mystery'])
  const sheets = (list.data?.items ?? []).filter(({ kind }) => kind !== 'guideline')
  const needed = [{ required: true, message: t('mystery.needed') }]
  return (
    <ActForm<Plan>
      title={t('mystery.plan')}
      verb={t('mystery.planVerb')}
      hint={t('mystery.sealHint')}
      initial={{ days: [dayjs(), dayjs().add(7, 'day')] }}
      onSubmit={async ({ standardId, scenario, days: [from, until], name, phone = '' }) => {
        const { link } = await plan.mutateAsync({ body: { id, siteId: site.id, standardId, scenario, fromOn: from.format('YYYY-MM-DD'), untilOn: until.format('YYYY-MM-DD'), visitor: { name, phone } } })
        if (link !== null) show(link)
      }}
      onClose={onClose}
    >
      <Form.Item name="standardId" label={t('mystery.sheet')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={sheets.map(({ id: value, name: label }) => ({ value, label }))} /></Form.Item>
      <Form.Item name="scenario" label={t('mystery.scenario')} extra={t('mystery.scenarioHint')} rules={needed}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="days" label={t('mystery.days')} rules={needed}><DatePicker.RangePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="name" label={t('mystery.visitor')} rules={needed}><Input maxLength={50} autoComplete="off" /></Form.Item>
      <Form.Item name="phone" label={t('mystery.phone')}><Input maxLength={30} autoComplete="off" /></Form.Item>
    </ActForm>
  )
}

export function CancelForm({ visit, onClose }: { visit: MysteryVisit; onClose: () => void }) {
  const t = useT()
  const act = useAct('mystery.actOnMysteryVisit', ['mystery'])
  return (
    <ActForm<{ reason: string }> title={t('mystery.action.cancel')} verb={t('mystery.action.cancel')} isDanger onSubmit={({ reason }) => act.mutateAsync({ params: { id: visit.id }, body: { action: 'cancel', reason, version: visit.version } })} onClose={onClose}>
      <Form.Item name="reason" label={t('mystery.reason')} rules={[{ required: true, message: t('mystery.needed') }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}

export function AttributeForm({ visit, onClose }: { visit: MysteryVisit; onClose: () => void }) {
  const t = useT()
  const act = useAct('mystery.actOnMysteryVisit', ['mystery', 'scores'])
  return (
    <ActForm<{ employeeId?: string | null }> title={t('mystery.action.attribute')} verb={t('mystery.save')} hint={visit.met && t('mystery.metWas', { met: visit.met })} initial={{ employeeId: visit.employee?.id ?? null }} onSubmit={({ employeeId }) => act.mutateAsync({ params: { id: visit.id }, body: { action: 'attribute', employeeId: employeeId ?? null, version: visit.version } })} onClose={onClose}>
      <Form.Item name="employeeId" label={t('mystery.employee')} extra={t('mystery.employeeHint')}><EmployeePicker autoFocus siteId={visit.siteId} /></Form.Item>
    </ActForm>
  )
}
