import { Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { Leave } from '@guanjia/contract/staffing.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
export interface Values {
  kind?: Leave['kind']
  from?: string
  to?: string
  reason?: string
  note?: string
}
const LOOKS: Record<Leave['state'], { tone: Tone; shape: Shape }> = { asked: { tone: 'waiting', shape: 'pause' }, approved: { tone: 'done', shape: 'tick' }, declined: { tone: 'closed', shape: 'ring' }, withdrawn: { tone: 'closed', shape: 'ring' } }

/** Leave that was asked for; who plans decides, with what it does to the rota beside it. */
export function LeaveList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { state: states, kind, from, to } = state.search
  const [opened, setOpened] = useState<'ask' | { leave: Leave; action: Leave['allowedActions'][number] } | null>(null)
  const filter = { state: many(states), kind: many(kind), from, to } as never
  const rows = useCall('staffing.listLeave', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<Leave>[] = [
    { key: 'employee', title: t('rota.name'), width: 110, render: (row) => row.employee.name },
    { key: 'kind', title: t('rota.leaveKind'), width: 110, render: (row) => label('leaveKind', row.kind) },
    { key: 'days', title: t('rota.period'), width: 220, render: (row) => `${row.from.slice(5)} – ${row.to.slice(5)} · ${t('rota.days', { n: row.days })}` },
    { key: 'shifts', title: t('rota.shiftsWithin'), width: 110, align: 'right', render: (row) => (row.shifts > 0 ? <span className="gj-tone" data-tone="soon">▲ {row.shifts}</span> : 0) },
    { key: 'reason', title: t('rota.reason'), render: (row) => row.reason ?? '' },
    { key: 'state', title: t('rota.state'), width: 110, render: (row) => <Look look={LOOKS[row.state]} text={label('leaveState', row.state)} /> },
    { key: 'decided', title: t('rota.decidedBy'), width: 150, render: (row) => (row.decidedBy ? `${row.decidedBy.name} ${time.at(row.decidedAt!)}` : '') },
    { key: 'acts', title: '', width: 180, render: (row) => <span style={{ display: 'flex', gap: 4 }}>{row.allowedActions.map((action) => <Button key={action} size="small" type={action === 'approve' ? 'primary' : 'default'} onClick={() => setOpened({ leave: row, action })}>{label('leaveAction', action)}</Button>)}</span> },
  ]
  const bulk = useWordedBulk('/leave/{id}/actions', ['staffing'], [
    { action: 'approve', name: label('leaveAction', 'approve'), words: 'note' },
    { action: 'decline', name: label('leaveAction', 'decline'), words: 'note', isNeeded: true, isDanger: true },
  ])
  const add = <Button type="primary" onClick={() => setOpened('ask')}>{t('rota.askLeave')}</Button>
  return (
    <>
      <RecordList
        name="leave" title={t('rota.tabs.leave')} columns={columns} state={state} rows={rows} rowKey={(row) => row.id}
        filters={[{ key: 'kind', kind: 'choices', label: t('rota.leaveKind'), choices: useChoices('leaveKind') }, { key: 'period', kind: 'period', label: t('rota.period') }]}
        views={[{ key: 'all', name: t('rota.all'), query: '' }, { key: 'asked', name: t('rota.waiting'), query: 'state=asked' }]}
        exportHref={(format) => urlOf('staffing.exportLeave', { query: { siteId: site.id, format, filter } })}
        bulk={may('rota:plan') ? bulk : undefined} acts={add} above={<RotaTabs at="leave" />} empty={{ title: t('rota.noLeave'), hint: t('rota.noLeaveHint'), act: add }}
      />
      <Suspense>{opened === 'ask' ? <AskLeave onClose={() => setOpened(null)} /> : opened !== null && <Decide {...opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}

export function AskLeave({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const id = useNewId()
  const ask = useAct('staffing.askLeave', ['staffing'])
  const kinds = useChoices('leaveKind')
  return (
    <ActForm title={t('rota.askLeave')} verb={t('rota.send')} initial={{ kind: 'annual' }} onClose={onClose} onSubmit={({ kind = 'annual', from = '', to = '', reason = '' }) => ask.mutateAsync({ body: { id, siteId: site.id, kind, from, to: to || from, reason } })}>
      <Form.Item name="kind" label={t('rota.leaveKind')}><Select options={kinds} autoFocus /></Form.Item>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="from" label={t('rota.firstDay')} rules={[{ required: true }]}><DayPicker /></Form.Item>
        <Form.Item name="to" label={t('rota.lastDay')} rules={[{ required: true }]}><DayPicker /></Form.Item>
      </div>
      <Form.Item name="reason" label={t('rota.reason')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
    </ActForm>
  )
}

function Decide({ leave, action, onClose }: { leave: Leave; action: Leave['allowedActions'][number]; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('staffing.actOnLeave', ['staffing'])
  const verb = label('leaveAction', action)
  return (
    <ActForm title={`${verb} · ${leave.employee.name} ${leave.from.slice(5)} – ${leave.to.slice(5)}`} verb={verb} isDanger={action === 'decline'} hint={action === 'approve' && leave.shifts > 0 ? t('rota.leaveTakes', { n: leave.shifts }) : undefined} onClose={onClose} onSubmit={({ note = '' }) => act.mutateAsync({ params: { id: leave.id }, body: { action, version: leave.version, note } })}>
      <Form.Item name="note" label={t('rota.note')} rules={action === 'decline' ? [{ required: true }] : []}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>
    </ActForm>
  )
}
