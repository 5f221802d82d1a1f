import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Drill } from '@guanjia/contract/emergency.ts'
import type { IncidentKind } from '@guanjia/ui/emergency/rules.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DrillDrawer } from './drill-drawer.tsx'
import { DrillStateTag } from './looks.tsx'
import { EmergencyTabs } from './tabs.tsx'

interface Values {
  kind?: IncidentKind
  scenario?: string
  plannedAt?: string
  leadId?: string
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
      <DrillDrawer id={openedId} onClose={() => setOpened(null)} />
      <Suspense>{isPlanning && <PlanForm onClose={() => setPlanning(false)} />}</Suspense>
    </>
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
