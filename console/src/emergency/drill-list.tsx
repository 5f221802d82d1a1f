import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Drill } from '@guanjia/contract/emergency.ts'
import type { IncidentKind, IncidentLevel } from '@guanjia/ui/emergency/rules.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker, useColleagues } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { Facts } from '../kit/record-page.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DrillStateTag } from './looks.tsx'
import { EmergencyTabs } from './tabs.tsx'

interface Values {
  kind?: IncidentKind
  scenario?: string
  plannedAt?: string
  leadId?: string
  place?: string
  level?: IncidentLevel
  score?: number
  findings?: string
  attendeeIds?: string[]
  reason?: string
}
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))

/** Drills: what is planned, what runs on the board, how it went. */
export function DrillList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isPlanning, setPlanning] = useState(false)
  const [openedId, setOpened] = useState<string | null>(null)
  const filter = { state: many(state.search.state), kind: many(state.search.kind), from: state.search.from, to: state.search.to } as never
  const rows = useCall('emergency.listDrills', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const opened = rows.data?.items.find(({ id }) => id === openedId)
  const columns: Column<Drill>[] = [
    { key: 'number', title: t('emergency.number'), width: 160, render: (row) => row.number },
    { key: 'kind', title: t('emergency.kind'), width: 130, render: (row) => label('incidentKind', row.kind) },
    { key: 'scenario', title: t('emergency.drills.scenario'), render: (row) => <span className="gj-clip" title={row.scenario}>{row.scenario}</span> },
    { key: 'planned', title: t('emergency.drills.plannedAt'), width: 116, render: (row) => (row.isLate ? <span className="gj-tone" data-tone="overdue">▲ {time.at(row.plannedAt)}</span> : time.at(row.plannedAt)) },
    { key: 'state', title: t('emergency.state'), width: 100, render: (row) => <DrillStateTag state={row.state} /> },
    { key: 'lead', title: t('emergency.drills.lead'), width: 90, render: (row) => row.lead.name },
    { key: 'duties', title: t('emergency.drills.duties'), width: 180, render: (row) => row.duties.map((duty) => label('incidentDuty', duty)).join('、') },
    { key: 'score', title: t('emergency.score'), width: 70, align: 'right', render: (row) => row.score ?? '—' },
    { key: 'counts', title: t('emergency.drills.counts'), width: 90, render: (row) => (row.state === 'held' ? (row.counts ? '✓' : t('emergency.drills.doesNotCount')) : '—') },
  ]
  const add = may('emergency:command') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setPlanning(true)}>{t('emergency.drills.plan')}</Button>
  return (
    <>
      <RecordList
        name="drills" title={t('emergency.tabs.drills')} columns={columns} state={state} rows={rows} rowKey={(row) => row.id} onOpen={({ id }) => setOpened(id)}
        filters={[{ key: 'state', kind: 'choices', label: t('emergency.state'), choices: useChoices('drillState') }, { key: 'kind', kind: 'choices', label: t('emergency.kind'), choices: useChoices('incidentKind') }, { key: 'period', kind: 'period', label: t('emergency.drills.plannedAt') }]}
        views={[{ key: 'all', name: t('emergency.view.all'), query: '' }, { key: 'ahead', name: t('emergency.view.ahead'), query: 'state=planned,running' }]}
        exportHref={(format) => urlOf('emergency.exportDrills', { query: { siteId: site.id, format, filter } })} acts={add} above={<EmergencyTabs at="drills" />} empty={{ title: t('emergency.drills.empty'), hint: t('emergency.drills.emptyHint'), act: add }}
      />
      <Drawer open={opened !== undefined} size={560} title={opened && `${opened.number} ${label('incidentKind', opened.kind)}`} onClose={() => setOpened(null)}>{opened && <Details drill={opened} />}</Drawer>
      <Suspense>{isPlanning && <PlanForm onClose={() => setPlanning(false)} />}</Suspense>
    </>
  )
}

function Details({ drill }: { drill: Drill }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [acting, setActing] = useState<Drill['allowedActions'][number] | null>(null)
  return (
    <>
      <Facts facts={[{ label: t('emergency.state'), value: <DrillStateTag state={drill.state} /> }, { label: t('emergency.drills.plannedAt'), value: time.at(drill.plannedAt) }, { label: t('emergency.drills.lead'), value: drill.lead.name }, { label: t('emergency.drills.board'), value: drill.incident && <Link to="/emergency/incidents/$id" params={{ id: drill.incident.id }}>{drill.incident.number} {label('incidentState', drill.incident.state)}</Link> }, { label: t('emergency.score'), value: drill.score === null ? '' : String(drill.score) }, { label: t('emergency.drills.duties'), value: drill.duties.map((duty) => label('incidentDuty', duty)).join('、') }, { label: t('emergency.drills.scenario'), value: drill.scenario, isWide: true }, { label: t('emergency.drills.attendees'), value: drill.attendees.map(({ name }) => name).join('、'), isWide: true }, { label: t('emergency.drills.findings'), value: drill.findings, isWide: true }]} />
      <div className="gj-row gj-wrap" style={{ marginTop: 16 }}>{drill.allowedActions.map((action, i) => <Button key={action} type={i === 0 ? 'primary' : 'default'} danger={action === 'cancel'} onClick={() => setActing(action)}>{label('drillAction', action)}</Button>)}</div>
      <Suspense>{acting !== null && <DrillAct drill={drill} action={acting} onClose={() => setActing(null)} />}</Suspense>
    </>
  )
}

function DrillAct({ drill, action, onClose }: { drill: Drill; action: Drill['allowedActions'][number]; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('emergency.actOnDrill', ['emergency'])
  const levels = useChoices('incidentLevel')
  const people = useColleagues(drill.siteId)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const { version } = drill
  const submit = ({ place = '', level = '2', score = 0, findings = '', attendeeIds = [], plannedAt = '', reason = '' }: Values) => act.mutateAsync({ params: { id: drill.id }, body: action === 'start' ? { action, version, place, level } : action === 'hold' ? { action, version, score, findings, attendeeIds } : action === 'postpone' ? { action, version, plannedAt, reason } : { action, version, reason } })
  return (
    <ActForm title={label('drillAction', action)} verb={label('drillAction', action)} isDanger={action === 'cancel'} initial={{ level: '2' }} onClose={onClose} onSubmit={submit} hint={action === 'start' ? t('emergency.drillHint') : undefined}>
      {action === 'start' && <Form.Item name="place" label={t('emergency.place')}><Input maxLength={200} autoFocus /></Form.Item>}
      {action === 'start' && <Form.Item name="level" label={t('emergency.level')}><Select options={levels} /></Form.Item>}
      {action === 'hold' && <Form.Item name="score" label={t('emergency.score')} rules={needed}><InputNumber min={0} max={100} autoFocus /></Form.Item>}
      {action === 'hold' && <Form.Item name="findings" label={t('emergency.drills.findings')}><Input.TextArea maxLength={3000} autoSize={{ minRows: 3 }} /></Form.Item>}
      {action === 'hold' && <Form.Item name="attendeeIds" label={t('emergency.drills.others')}><Select mode="multiple" options={people} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>}
      {action === 'postpone' && <Form.Item name="plannedAt" label={t('emergency.drills.plannedAt')} rules={needed}><InstantPicker /></Form.Item>}
      {(action === 'postpone' || action === 'cancel') && <Form.Item name="reason" label={t('emergency.why')} rules={needed}><Input maxLength={500} /></Form.Item>}
    </ActForm>
  )
}

function PlanForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const id = useNewId()
  const plan = useAct('emergency.planDrill', ['emergency'])
  const kinds = useChoices('incidentKind')
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm title={t('emergency.drills.plan')} verb={t('emergency.drills.plan')} onClose={onClose} onSubmit={({ kind, scenario = '', plannedAt = '', leadId = '' }) => plan.mutateAsync({ body: { id, siteId: site.id, kind: kind!, scenario, plannedAt, leadId } })}>
      <Form.Item name="kind" label={t('emergency.kind')} rules={needed}><Select options={kinds} autoFocus /></Form.Item>
      <Form.Item name="plannedAt" label={t('emergency.drills.plannedAt')} rules={needed}><InstantPicker /></Form.Item>
      <Form.Item name="leadId" label={t('emergency.drills.lead')} rules={needed}><EmployeePicker /></Form.Item>
      <Form.Item name="scenario" label={t('emergency.drills.scenario')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
    </ActForm>
  )
}
