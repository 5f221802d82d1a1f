import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ComplaintLine } from '@guanjia/contract/complaints.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { ComplaintTabs } from './complaint-tabs.tsx'

function useColumns(): Column<ComplaintLine>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const what = (name: ComplaintLine['late'][number]['what']): string => (name === 'case' ? label('recordType', 'case') : name === 'level' ? label('recordType', 'complaint_level') : label('complaintTaskKind', name))
  return [
    { key: 'number', title: t('complaints.list.number'), width: 156, render: (row) => row.number },
    { key: 'title', title: t('complaints.list.title'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'unit', title: t('complaints.list.unit'), width: 112, render: (row) => row.unit },
    { key: 'status', title: t('complaints.list.status'), width: 104, render: (row) => <CaseStatusTag status={row.status} /> },
    { key: 'grade', title: t('complaints.list.grade'), width: 72, render: (row) => label('grade', row.grade) },
    { key: 'stage', title: t('complaints.list.stage'), width: 96, render: (row) => label('complaintStage', row.stage) },
    { key: 'level', title: t('complaints.list.level'), width: 96, render: (row) => label('complaintLevel', row.level) },
    { key: 'owner', title: t('complaints.list.owner'), width: 84, render: (row) => row.owner },
    {
      key: 'late', title: t('complaints.list.late'), width: 250,
      render: (row) =>
        row.late.length > 0 && (
          <span className="gj-tone gj-clip" data-tone="overdue" style={{ display: 'block' }} title={row.late.map((one) => `${what(one.what)} ${one.who} ${time.at(one.dueAt)}`).join('\n')}>
            ▲ {row.late.map((one) => `${what(one.what)} ${one.who} ${time.at(one.dueAt)}`).join('；')}
          </span>
        ),
    },
    { key: 'registeredAt', title: t('complaints.list.registeredAt'), width: 112, isHidden: true, render: (row) => time.at(row.registeredAt) },
  ]
}

/** Complaints that are open, the longest waiting first; the overdue ones are read out in the morning briefing. */
export function ComplaintList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const levels = useChoices('complaintLevel')
  const grades = useChoices('grade')
  const { q, overdue, level, grade } = state.search
  const filter = { q, overdue: yes(overdue), level, grade }
  const rows = useCall('complaints.listComplaints', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const late = useCall('complaints.listComplaints', { query: { siteId: site.id, limit: 1, total: true, filter: { overdue: true } } })
  const count = late.data?.total?.count ?? 0
  return (
    <RecordList
      name="complaints"
      title={t('complaints.list.heading')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.caseId}
      rowHref={(row) => `/cases/${row.caseId}`}
      filters={[
        { key: 'q', kind: 'words', label: t('complaints.list.search') },
        { key: 'level', kind: 'choices', label: t('complaints.list.level'), choices: levels },
        { key: 'grade', kind: 'choices', label: t('complaints.list.grade'), choices: grades },
        { key: 'overdue', kind: 'flag', label: t('complaints.overdue') },
      ]}
      views={[
        { key: 'all', name: t('complaints.list.all'), query: '' },
        { key: 'overdue', name: count > 0 ? t('complaints.list.overdueN', { n: count }) : t('complaints.overdue'), query: 'overdue=true' },
        { key: 'up', name: t('complaints.list.up'), query: 'level=supervisor,site_manager,head_office,mediation' },
      ]}
      exportHref={(format) => urlOf('complaints.exportComplaints', { query: { siteId: site.id, format, filter } })}
      acts={<ComplaintTabs at="list" />}
      empty={{ title: t('complaints.list.empty'), hint: t('complaints.list.emptyHint') }}
    />
  )
}
