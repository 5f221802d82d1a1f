import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { caseTitle } from '../cases/case-query.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { CaseStatusTag, UrgencyTag } from '../kit/status-tag.tsx'

const OVER = ['closed', 'invalid', 'cancelled'] as const
const SHOWN = 20

/** The cases of a unit or a person: the open ones with their clocks, the past ones folded. */
export function CasesOf({ siteId, unitId, personId }: { siteId: string; unitId?: string; personId?: string }) {
  const t = useT()
  const about = { unitId, personId }
  const open = useCall('cases.listCases', { query: { siteId, limit: SHOWN, sort: 'dueAt', filter: { ...about, open: true } } })
  const past = useCall('cases.listCases', { query: { siteId, limit: SHOWN, total: true, filter: { ...about, status: [...OVER] } } })
  const pastCount = past.data?.total?.count ?? past.data?.items.length ?? 0
  if (open.error && !open.data) return <ProblemAlert error={open.error} onRetry={() => void open.refetch()} />
  return (
    <>
      {open.data?.items.length === 0 && <p className="gj-none">{t('archives.noOpenCases')}</p>}
      <ul className="gj-case-lines">
        {open.data?.items.map((record) => (
          <CaseLine key={record.id} record={record} />
        ))}
      </ul>
      {pastCount > 0 && (
        <details className="gj-fold">
          <summary>
            {t('archives.group.pastCases')} {pastCount}
          </summary>
          <ul className="gj-case-lines">
            {past.data?.items.map((record) => (
              <CaseLine key={record.id} record={record} isPast />
            ))}
          </ul>
          <Link to="/cases" search={{ unitId, personId }} className="gj-small">
            {t('archives.allCases')}
          </Link>
        </details>
      )}
    </>
  )
}

function CaseLine({ record, isPast = false }: { record: CaseSummary; isPast?: boolean }) {
  const label = useLabel()
  const time = useTime()
  const title = caseTitle(record, label('caseKind', record.kind))
  return (
    <li>
      <CaseStatusTag status={record.status} />
      <UrgencyTag urgency={record.urgency} />
      <Link to="/cases/$id" params={{ id: record.id }} className="gj-grow gj-clip" title={`${record.number} · ${title}`}>
        {title}
      </Link>
      {isPast ? (
        <span className="gj-quiet gj-nowrap">
          {label('caseKind', record.kind)} · {time.at(record.registeredAt)}
        </span>
      ) : (
        <ClockBadge clock={record.clock} />
      )}
    </li>
  )
}
