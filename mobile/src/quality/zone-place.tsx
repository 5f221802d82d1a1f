import { useState } from 'react'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatNumber, formatPercent } from '@guanjia/ui/format/text.ts'
import { dayOf, monthsBefore } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { ZoneStandards } from '@guanjia/contract/zone-standards.ts'
import { Page } from '../app/page.tsx'
import { SiteField, useChosenSite } from '../app/site.tsx'
import { Empty } from '../kit/empty.tsx'
import { Field } from '../kit/field.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

const MONTHS = 6

/** 五标准 of a month: who works there sees the first places and the own zone with what it rests on, who manages all of them. */
export function ZonePlace() {
  const t = useT()
  const { timeZone } = useTime()
  const [siteId, choose] = useChosenSite()
  const now = dayOf(Date.now(), timeZone).slice(0, 7)
  const [month, setMonth] = useState(now)
  const answer = useCall('zonestandards.zoneStandards', { query: { siteId, month } }, { enabled: siteId !== '' })
  const title = t('mobileLamps.ranking.title')
  const data = answer.data
  if (!data) return <Page title={title} back="/me">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const [own, others] = [data.items.filter(({ isOwn }) => isOwn), data.items.filter(({ isOwn }) => !isOwn)]
  const titleOf = ({ name: zone, rank }: ZoneStandards['items'][number]): string => (rank === null ? t('mobileLamps.ranking.ownNone', { zone }) : t('mobileLamps.ranking.ownRank', { zone, rank }))
  return (
    <Page title={title} back="/me">
      <section className="card form">
        <SiteField value={siteId} onChoose={choose} />
        <Field label={t('mobileScores.month')}>
          {(wiring) => <select {...wiring} className="input" value={month} onChange={({ target }) => setMonth(target.value)}>{monthsBefore(now, MONTHS).map((one) => <option key={one} value={one}>{one}</option>)}</select>}
        </Field>
        <p className="muted">{[t('mobileLamps.ranking.of', { n: data.ranked }), data.closed === null && t('mobileLamps.ranking.live')].filter(Boolean).join(' · ')}</p>
      </section>
      {data.items.length === 0 && <Empty title={t('mobileLamps.ranking.none')} />}
      {own.map((line) => <Line key={line.zoneId} line={line} title={titleOf(line)} />)}
      {others.map((line) => <Line key={line.zoneId} line={line} title={line.rank !== null && line.rank <= data.praised ? `${t('mobileLamps.ranking.first')} · ${titleOf(line)}` : titleOf(line)} />)}
    </Page>
  )
}

function Line({ line, title }: { line: ZoneStandards['items'][number]; title: string }) {
  const t = useT()
  const label = useLabel()
  return (
    <section className="card form">
      <p className="form-lead">{title} {line.score !== null && <span className="muted">{t('mobileLamps.ranking.score', { n: formatNumber(line.score, 1) })}</span>}</p>
      <ol className="rate-lines">
        {line.standards.map((one) => (
          <li key={one.key}>
            <span>{label('zoneStandard', one.key)}</span>
            {one.rate === null ? <span className="muted">{t('mobileLamps.ranking.unknown')}</span> : <span><strong className={one.isMet ? 'muted' : 'is-bad'}>{one.isMet ? '✓' : '▲'} {formatPercent(one.rate * 100)}</strong> <span className="muted">{one.good}/{one.of}</span></span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
