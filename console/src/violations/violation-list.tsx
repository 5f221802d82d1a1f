import { PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Violation } from '@guanjia/contract/violations.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DegreeTag, DueDay, ViolationStateTag } from './looks.tsx'
import { ViolationTabs } from './tabs.tsx'

const ReportForm = lazy(() => import('./report-form.tsx').then(({ ReportForm }) => ({ default: ReportForm })))

function useColumns(): Column<Violation>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('violations.number'), width: 160, render: (row) => row.number },
    { key: 'unit', title: t('violations.unit'), width: 110, render: (row) => row.unit?.code ?? '—' },
    { key: 'description', title: t('violations.description'), render: (row) => <span className="gj-clip" title={row.description}>{row.description}</span> },
    { key: 'type', title: t('violations.type'), width: 150, render: (row) => row.type?.name ?? '—' },
    { key: 'degree', title: t('violations.degree'), width: 80, render: (row) => row.degree && <DegreeTag degree={row.degree} /> },
    { key: 'state', title: t('violations.state'), width: 120, render: (row) => <ViolationStateTag state={row.state} /> },
    { key: 'due', title: t('violations.dueOn'), width: 140, render: (row) => <DueDay one={row} /> },
    { key: 'repeats', title: t('violations.repeats'), width: 76, align: 'right', render: (row) => (row.repeats > 0 ? <span className="gj-tone" data-tone="soon">↻ {row.repeats}</span> : '—') },
    { key: 'source', title: t('violations.source'), width: 100, render: (row) => label('violationSource', row.source) },
    { key: 'at', title: t('violations.foundAt'), width: 116, render: (row) => time.at(row.foundAt) },
    { key: 'place', title: t('violations.place'), width: 150, isHidden: true, render: (row) => row.place },
    { key: 'party', title: t('violations.party'), width: 100, isHidden: true, render: (row) => row.party },
    { key: 'owner', title: t('violations.owner'), width: 90, isHidden: true, render: (row) => row.owner?.name },
    { key: 'handler', title: t('violations.handler'), width: 90, render: (row) => row.handler?.name },
  ]
}

/** What is against the rules of the house, until it is settled. */
export function ViolationList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isReporting, setReporting] = useState(false)
  const { q, state: states, source, nature, degree, unitId, open, overdue, mine, repeated, from, to } = state.search
  const filter = { q, state: many(states), source: many(source), nature: many(nature), degree: many(degree), unitId, open: yes(open), overdue: yes(overdue), mine: yes(mine), repeated: yes(repeated), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('violations.listViolations', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  useShortcut('n', () => setReporting(true), may('violations:work'))
  const handler = <Form.Item name="handlerId" label={t('violations.handler')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><EmployeePicker siteId={site.id} /></Form.Item>
  const bulk = useWordedBulk('/violations/{id}/actions', ['violations', 'inspections'], [
    { action: 'assign', name: label('violationAction', 'assign'), before: handler },
    { action: 'escalate', name: label('violationAction', 'escalate'), words: 'note', isNeeded: true },
    { action: 'follow_up', name: label('violationAction', 'follow_up'), words: 'note', isNeeded: true },
    { action: 'close', name: label('violationAction', 'close'), words: 'note' },
    { action: 'dismiss', name: label('violationAction', 'dismiss'), words: 'note', isNeeded: true, isDanger: true },
  ])
  const add = may('violations:work') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setReporting(true)}>{t('violations.report')}</Button>
  return (
    <>
      <RecordList
        name="violations" title={t('violations.tabs.list')} columns={useColumns()} state={state} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/violations/${row.id}`} urgency={(row) => (row.isOverdue || row.state === 'refused' ? 'emergency' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('violations.search') },
          { key: 'state', kind: 'choices', label: t('violations.state'), choices: useChoices('violationState') },
          { key: 'nature', kind: 'choices', label: t('violations.nature'), choices: useChoices('violationNature') },
          { key: 'degree', kind: 'choices', label: t('violations.degree'), choices: useChoices('violationDegree') },
          { key: 'source', kind: 'choices', label: t('violations.source'), choices: useChoices('violationSource') },
          { key: 'period', kind: 'period', label: t('violations.foundAt') },
          { key: 'repeated', kind: 'flag', label: t('violations.repeated') },
        ]}
        views={[{ key: 'open', name: t('violations.view.open'), query: 'open=true' }, { key: 'verify', name: t('violations.view.verify'), query: 'state=reported' }, { key: 'overdue', name: t('violations.view.overdue'), query: 'overdue=true' }, { key: 'mine', name: t('violations.view.mine'), query: 'mine=true&open=true' }, { key: 'all', name: t('violations.view.all'), query: '' }]}
        exportHref={(format) => urlOf('violations.exportViolations', { query: { siteId: site.id, format, filter } })}
        bulk={may('violations:work') ? bulk : undefined} acts={<><ImportLink kind="violations" needs="violations:decide" />{add}</>} above={<ViolationTabs at="list" />} empty={{ title: t('violations.empty'), hint: t('violations.emptyHint'), act: add }}
      />
      <Suspense>{isReporting && <ReportForm onClose={() => setReporting(false)} />}</Suspense>
    </>
  )
}
