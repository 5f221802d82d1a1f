import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { dayOf, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Finding } from '@guanjia/contract/inspections.ts'
import type { Bulk } from '../kit/bulk.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PromisedDay, Repeats } from './finding-bits.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { FindingStateTag, SeverityTag } from './looks.tsx'
import './inspections.css'

const FindingForm = lazy(() => import('./finding-form.tsx').then(({ FindingForm }) => ({ default: FindingForm })))

function useColumns(): Column<Finding>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const today = dayOf(Date.now(), time.timeZone)
  return [
    { key: 'number', title: t('inspections.findings.number'), width: 150, render: (row) => row.number },
    { key: 'severity', title: t('inspections.findings.severity'), width: 76, render: (row) => <SeverityTag severity={row.severity} /> },
    { key: 'what', title: t('inspections.findings.what'), render: (row) => <span className="gj-clip" title={[row.itemText, row.description].filter(Boolean).join(' · ')}>{row.description}</span> },
    { key: 'place', title: t('inspections.findings.place'), width: 140, render: (row) => row.point?.name ?? row.place },
    { key: 'state', title: t('inspections.findings.state'), width: 100, render: (row) => <FindingStateTag state={row.state} /> },
    { key: 'way', title: t('inspections.findings.way'), width: 150, render: (row) => <span className="gj-row" style={{ gap: 6 }}>{label('findingWay', row.way)}<PromisedDay finding={row} today={today} /></span> },
    { key: 'order', title: t('inspections.findings.order'), width: 140, render: (row) => row.workOrder?.number },
    { key: 'orderState', title: t('inspections.findings.orderState'), width: 96, isHidden: true, render: (row) => row.workOrder && <WorkOrderStatusTag status={row.workOrder.status as never} /> },
    { key: 'party', title: t('inspections.findings.thirdParty'), width: 120, isHidden: true, render: (row) => row.thirdParty },
    { key: 'repeats', title: t('inspections.findings.repeat'), width: 120, render: (row) => <Repeats finding={row} /> },
    { key: 'by', title: t('inspections.findings.foundBy'), width: 84, isHidden: true, render: (row) => row.foundBy.name },
    { key: 'at', title: t('inspections.findings.foundAt'), width: 108, render: (row) => time.at(row.foundAt) },
    { key: 'closed', title: t('inspections.findings.closedAt'), width: 108, isHidden: true, render: (row) => time.at(row.closedAt) },
  ]
}

function useFindingBulk(): Bulk {
  const t = useT()
  const label = useLabel()
  const note = <Form.Item name="note" label={t('inspections.findings.note')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
  return {
    path: '/findings/{id}/actions',
    stale: ['inspections'],
    acts: [
      { key: 'rectify', name: label('findingAction', 'rectify'), fields: note, body: (values) => ({ action: 'rectify', ...values }) },
      { key: 'report', name: label('findingAction', 'report'), fields: note, body: (values) => ({ action: 'report', ...values }) },
      { key: 'drop', name: label('findingAction', 'drop'), fields: note, body: (values) => ({ action: 'drop', ...values }), isDanger: true },
    ],
  }
}

/** What was found, until it is closed. */
export function FindingList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isReporting, setReporting] = useState(false)
  const { q, state: states, severity, way, pointId, checklistId, facilityClassId, areaType, target, mine, repeated, from, to } = state.search
  const filter = { q, state: many(states), severity: many(severity), way: many(way), pointId, checklistId, facilityClassId, areaType, target, mine: yes(mine), repeated: yes(repeated), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('inspections.listFindings', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useFindingBulk()
  useShortcut('n', () => setReporting(true), may('tasks:own'))
  const add = may('tasks:own') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setReporting(true)}>{t('inspections.findings.report')}</Button>
  return (
    <>
      <RecordList
        name="inspection-findings"
        title={t('inspections.tabs.findings')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/inspections/findings/${row.id}`}
        urgency={(row) => (row.state === 'closed' || row.state === 'dropped' ? '' : row.severity === 'dangerous' ? 'emergency' : row.severity === 'serious' ? 'urgent' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('inspections.findings.search') },
          { key: 'state', kind: 'choices', label: t('inspections.findings.state'), choices: useChoices('findingState') },
          { key: 'severity', kind: 'choices', label: t('inspections.findings.severity'), choices: useChoices('findingSeverity') },
          { key: 'way', kind: 'choices', label: t('inspections.findings.way'), choices: useChoices('findingWay') },
          { key: 'period', kind: 'period', label: t('inspections.findings.foundAt') },
          { key: 'repeated', kind: 'flag', label: t('inspections.findings.repeated') },
        ]}
        views={[
          { key: 'open', name: t('inspections.findings.view.open'), query: 'state=open,in_hand,settled' },
          { key: 'recheck', name: t('inspections.findings.view.recheck'), query: 'state=settled' },
          { key: 'grave', name: t('inspections.findings.view.grave'), query: 'severity=serious,dangerous&state=open,in_hand' },
          { key: 'mine', name: t('inspections.findings.view.mine'), query: 'mine=true' },
          { key: 'all', name: t('inspections.findings.view.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('inspections.exportFindings', { query: { siteId: site.id, format, filter } })}
        bulk={may('inspections:manage') ? bulk : undefined}
        acts={add}
        above={<div><InspectionTabs at="findings" /></div>}
        empty={{ title: t('inspections.findings.empty'), hint: t('inspections.findings.emptyHint'), act: add }}
      />
      <Suspense>{isReporting && <FindingForm onClose={() => setReporting(false)} />}</Suspense>
    </>
  )
}
