import { formatPlace, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { CaseStatusTag, UrgencyTag } from '../kit/status-tag.tsx'
import { caseTitle } from './case-query.ts'

/** The columns of every list of cases. */
export function useCaseColumns(): Column<CaseSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('shell.field.number'), width: 144, render: (row) => row.number },
    { key: 'status', title: t('shell.field.status'), width: 104, render: (row) => <CaseStatusTag status={row.status} /> },
    { key: 'clock', title: t('shell.field.clock'), width: 186, sort: { up: 'dueAt' }, render: (row) => <ClockBadge clock={row.clock} /> },
    {
      key: 'title',
      title: t('shell.field.title'),
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <UrgencyTag urgency={row.urgency} />
          <span className="gj-clip" title={row.title}>
            {caseTitle(row, label('caseKind', row.kind))}
          </span>
          {row.urgedCount > 0 && (
            <span className="gj-tone gj-small" data-tone="overdue">
              {t('cases.urged', { n: row.urgedCount })}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('shell.field.kind'),
      width: 124,
      render: (row) => [label('caseKind', row.kind), row.category?.name].filter(Boolean).join(' · '),
    },
    {
      key: 'place',
      title: t('shell.field.place'),
      width: 116,
      render: (row) => <span title={formatPlace(row.unit, row.place)}>{formatPlace(row.unit, row.place)}</span>,
    },
    { key: 'person', title: t('shell.field.person'), width: 84, render: (row) => row.person?.name },
    { key: 'owner', title: t('shell.field.owner'), width: 76, render: (row) => row.owner.name },
    {
      key: 'registeredAt',
      title: t('shell.field.registeredAt'),
      width: 116,
      sort: { up: 'registeredAt', down: '-registeredAt' },
      render: (row) => time.at(row.registeredAt),
    },
    { key: 'firstContact', title: t('shell.field.firstContactBy'), width: 84, isHidden: true, render: (row) => row.firstContactBy.name },
    { key: 'department', title: t('shell.field.department'), width: 110, isHidden: true, render: (row) => row.department?.name },
    { key: 'grade', title: t('shell.field.grade'), width: 70, isHidden: true, render: (row) => label('grade', row.grade) },
    { key: 'channel', title: t('shell.field.channel'), width: 84, isHidden: true, render: (row) => label('channel', row.channel) },
    {
      key: 'workOrders',
      title: t('shell.field.workOrders'),
      width: 64,
      align: 'right',
      isHidden: true,
      render: (row) => row.workOrders || '',
    },
    { key: 'score', title: t('shell.field.score'), width: 64, align: 'right', isHidden: true, render: (row) => row.score ?? '' },
    { key: 'closedAt', title: t('shell.field.closedAt'), width: 116, isHidden: true, render: (row) => time.at(row.closedAt) },
    { key: 'updatedAt', title: t('shell.field.updatedAt'), width: 116, isHidden: true, render: (row) => time.at(row.updatedAt) },
  ]
}
