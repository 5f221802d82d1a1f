import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { caseTitle } from '../cases/case-query.ts'
import { useLater } from '../kit/search-box.tsx'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

interface Props {
  unitId: string | undefined
  categoryId: string | null
  place: string
  openCases: CaseSummary[] | undefined
  onJoin: (record: CaseSummary) => void
  busy: boolean
}

const SHOWN = 4
const WAIT_MS = 300

/** While typing: open cases of the same unit, and of the same place and category in 7 days, to be joined instead of taken twice. */
export function SimilarCases({ unitId, categoryId, place, openCases, onJoin, busy }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const where = useLater(place.trim(), WAIT_MS)
  const asks = unitId !== undefined || (categoryId !== null && where.length > 1)
  const similar = useCall(
    'cases.similarCases',
    { query: { siteId: site.id, unitId, categoryId: categoryId ?? undefined, place: where || undefined } },
    { enabled: asks, placeholderData: keepPreviousData },
  )
  const found = new Map([...(asks ? (similar.data?.items ?? []) : []), ...(openCases ?? [])].map((record) => [record.id, record]))
  const shown = [...found.values()]
    .sort((a, b) => Number(b.category?.id === categoryId) - Number(a.category?.id === categoryId))
    .slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <section className="gj-similar" aria-label={t('desk.similar.label')}>
      <h3>{t('desk.similar.title', { n: found.size })}</h3>
      <ul>
        {shown.map((record) => (
          <li key={record.id}>
            <Link to="/cases/$id" params={{ id: record.id }} target="_blank">
              {record.number}
            </Link>
            <span className="gj-grow gj-clip">{caseTitle(record, label('caseKind', record.kind))}</span>
            <span className="gj-quiet gj-small">
              {record.owner.name} · {time.short(record.registeredAt)}
            </span>
            <CaseStatusTag status={record.status} />
            <Button
              size="small"
              loading={busy}
              onClick={() => onJoin(record)}
              aria-label={t('desk.similar.joinOne', { number: record.number })}
            >
              {t('desk.similar.join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
