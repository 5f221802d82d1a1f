import { Form, Input } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionTask } from '@guanjia/contract/inspections.ts'
import type { Bulk } from '../kit/bulk.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { Presence, RoundState } from './looks.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { Progress, useWalker, useWindowWords } from './round-bits.tsx'
import './inspections.css'

function useColumns(): Column<InspectionTask>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const windowWords = useWindowWords()
  const walker = useWalker()
  return [
    { key: 'number', title: t('inspections.rounds.number'), width: 144, render: (row) => row.number },
    { key: 'plan', title: t('inspections.rounds.plan'), render: (row) => <span className="gj-clip">{row.plan.name}</span> },
    { key: 'kind', title: t('inspections.rounds.kind'), width: 96, render: (row) => label('roundKind', row.kind) },
    { key: 'window', title: t('inspections.rounds.window'), width: 176, render: (row) => windowWords(row) },
    { key: 'who', title: t('inspections.rounds.who'), width: 96, render: (row) => <span className={row.startedBy || row.employee ? undefined : 'gj-quiet'}>{walker(row)}</span> },
    { key: 'state', title: t('inspections.rounds.state'), width: 140, render: (row) => <span title={[label('roundWhy', row.why), row.reason].filter(Boolean).join(' · ')}><RoundState state={row.state} isLate={row.isLate} lateWord={t('inspections.late')} /></span> },
    { key: 'why', title: t('inspections.rounds.why'), width: 110, isHidden: true, render: (row) => <span title={row.reason}>{label('roundWhy', row.why)}</span> },
    { key: 'progress', title: t('inspections.rounds.progress'), width: 136, render: (row) => <Progress round={row} /> },
    { key: 'bad', title: t('inspections.rounds.bad'), width: 72, align: 'right', isHidden: true, render: (row) => (row.bad > 0 ? <span className="gj-tone" data-tone="overdue">{row.bad}</span> : 0) },
    { key: 'presence', title: t('inspections.rounds.presence'), width: 72, align: 'right', render: (row) => <Presence score={row.presence} /> },
    { key: 'done', title: t('inspections.rounds.doneAt'), width: 110, isHidden: true, render: (row) => time.at(row.doneAt) },
  ]
}

function useRoundBulk(): Bulk {
  const t = useT()
  const label = useLabel()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return {
    path: '/inspection-tasks/{id}/actions',
    stale: ['inspections'],
    acts: [
      { key: 'assign', name: label('roundAction', 'assign'), fields: <Form.Item name="employeeId" label={t('inspections.rounds.to')} rules={needed}><EmployeePicker /></Form.Item>, body: (values) => ({ action: 'assign', ...values }) },
      { key: 'skip', name: label('roundAction', 'skip'), fields: <Form.Item name="reason" label={t('inspections.rounds.reason')} rules={needed}><Input.TextArea rows={3} maxLength={300} /></Form.Item>, body: (values) => ({ action: 'skip', ...values }), isDanger: true },
    ],
  }
}

/** Rounds, latest first: of a plan, of a person, late, or with weak proof that somebody was there. */
export function RoundList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { state: states, kind, planId, employeeId, mine, late, weak, from, to } = state.search
  const filter = { state: many(states), kind: many(kind), planId, employeeId, mine: yes(mine), late: yes(late), weak: yes(weak), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('inspections.listTasks', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useRoundBulk()
  return (
    <RecordList
      name="inspection-rounds"
      title={t('inspections.tabs.rounds')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/inspections/rounds/${row.id}`}
      urgency={(row) => (row.state === 'missed' ? 'emergency' : row.isLate ? 'urgent' : '')}
      filters={[
        { key: 'period', kind: 'period', label: t('inspections.rounds.window') },
        { key: 'kind', kind: 'choices', label: t('inspections.rounds.kind'), choices: useChoices('roundKind') },
        { key: 'state', kind: 'choices', label: t('inspections.rounds.state'), choices: useChoices('roundState') },
        { key: 'employeeId', kind: 'employee', label: t('inspections.rounds.who') },
        { key: 'late', kind: 'flag', label: t('inspections.late') },
        { key: 'weak', kind: 'flag', label: t('inspections.rounds.weak') },
      ]}
      views={[
        { key: 'all', name: t('inspections.rounds.view.all'), query: '' },
        { key: 'open', name: t('inspections.rounds.view.open'), query: 'state=open,started' },
        { key: 'missed', name: t('inspections.rounds.view.missed'), query: 'state=missed' },
        { key: 'weak', name: t('inspections.rounds.view.weak'), query: 'weak=true' },
        ...(may('inspections:work') ? [{ key: 'mine', name: t('inspections.rounds.view.mine'), query: 'mine=true' }] : []),
      ]}
      exportHref={(format) => urlOf('inspections.exportRounds', { query: { siteId: site.id, format, filter } })}
      bulk={may('inspections:manage') ? bulk : undefined}
      above={<div><InspectionTabs at="rounds" /></div>}
      empty={{ title: t('inspections.rounds.empty'), hint: t('inspections.rounds.emptyHint'), act: <ReadyPlans /> }}
    />
  )
}
