import { Button, Tag } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseSummary, SimilarCase } from '@guanjia/contract/cases.ts'
import { caseTitle } from '../cases/case-query.ts'
import { useLater } from '../kit/search-box.tsx'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

interface Props {
  unitId: string | undefined
  categoryId: string | null
  place: string
  words: string
  openCases: CaseSummary[] | undefined
  /** The case that the new one will be linked to. */
  relatedId: string | null
  /** True while a new case is being written: only then something can be linked. */
  canRelate: boolean
  onJoin: (record: { id: string }) => void
  onRelate: (record: { id: string; number: string } | null) => void
  busy: boolean
}

const SHOWN = 4
const WAIT_MS = 400
const ORDER = ['same_unit', 'same_place', 'similar_words'] as const

const own = (record: CaseSummary): SimilarCase => ({ ...record, why: 'same_unit', words: 0 })

/** While typing: open cases that may be the same matter, with the reason why; joined instead of taken twice, or named as related. */
export function SimilarCases({ unitId, categoryId, place, words, openCases, relatedId, canRelate, onJoin, onRelate, busy }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const where = useLater(place.trim(), WAIT_MS)
  const said = useLater(words.trim().slice(0, 400), WAIT_MS)
  const asks = unitId !== undefined || (categoryId !== null && where.length > 1) || said.length > 3
  const similar = useCall(
    'cases.similarCases',
    { query: { siteId: site.id, unitId, categoryId: categoryId ?? undefined, place: where || undefined, words: said || undefined } },
    { enabled: asks, placeholderData: keepPreviousData, staleTime: 10_000 },
  )
  const found = new Map([...(openCases ?? []).map(own), ...(asks ? (similar.data?.items ?? []) : [])].map((record) => [record.id, record]))
  const shown = [...found.values()]
    .sort((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why) || b.words - a.words || Number(b.category?.id === categoryId) - Number(a.category?.id === categoryId))
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
            <Tag style={{ marginInlineEnd: 0 }}>{label('similarity', record.why)}</Tag>
            <span className="gj-grow gj-clip" title={record.title}>
              {caseTitle(record, label('caseKind', record.kind))}
            </span>
            <span className="gj-quiet gj-small gj-nowrap">
              {[record.why !== 'same_unit' && (record.unit?.name ?? record.place), record.owner.name, time.short(record.registeredAt)].filter(Boolean).join(' · ')}
            </span>
            <CaseStatusTag status={record.status} />
            {canRelate && (
              <Button
                size="small"
                type={relatedId === record.id ? 'primary' : 'text'}
                aria-pressed={relatedId === record.id}
                onClick={() => onRelate(relatedId === record.id ? null : record)}
                aria-label={t('desk.similar.relateOne', { number: record.number })}
              >
                {relatedId === record.id ? t('desk.similar.related') : t('desk.similar.relate')}
              </Button>
            )}
            <Button size="small" loading={busy} onClick={() => onJoin(record)} aria-label={t('desk.similar.joinOne', { number: record.number })}>
              {t('desk.similar.join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
