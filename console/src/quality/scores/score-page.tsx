import { Link } from '@tanstack/react-router'
import { formatNumber, useCall, useT, useTime } from '@guanjia/ui'
import type { ScoreDetails, ScoreFact } from '@guanjia/contract/scores.ts'
import { SCORE_PARTS } from '@guanjia/ui/archives/choices.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { QualityTabs } from '../quality-tabs.tsx'
import '../../insight/insight.css'
import './scores.css'

/** One score of a month, with every point that it lost and the record behind it. */
export function ScorePage() {
  const t = useT()
  const site = useSite()
  const { month, employee } = useUrlSearch().search
  const found = useCall('scores.scoreDetails', { query: { siteId: site.id, ...(month === undefined ? {} : { month }), ...(employee === undefined ? {} : { employeeId: employee }) } })
  const one = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('scores.title')}</h1>
        <QualityTabs at="scores" />
        <Link to="/quality/scores" search={month === undefined ? {} : { month }}>{t('scores.back')}</Link>
      </div>
      {found.error && !one && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {one && <Opened one={one} name={one.employee?.name ?? site.name} />}
    </div>
  )
}

const points = (value: number | null): string => (value === null ? '—' : formatNumber(value, 1))

function Opened({ one, name }: { one: ScoreDetails; name: string }) {
  const t = useT()
  const time = useTime()
  return (
    <>
      <h2>{name} · {one.month} <span className="gj-check-score">{points(one.total)}</span>{one.isCapped && <span className="gj-tone" data-tone="overdue"> ▲ {t('scores.capped')}</span>}</h2>
      <p className="gj-quiet">{one.closedAt === null ? t('scores.stillLive') : t('scores.frozen', { at: time.at(one.closedAt) })} · {one.rule.version === 0 ? t('scores.rule.release') : t('scores.rule.version', { n: one.rule.version })}</p>
      <div className="gj-charts">
        {SCORE_PARTS.map((part) => {
          const facts = one.facts.filter((fact) => fact.part === part)
          return (
            <section key={part} className="gj-card">
              <header>
                <h2>{t(`scores.part.${part}`)} <strong>{points(one[part])}</strong></h2>
                <span className="gj-quiet gj-small">{one.weights[part] === null ? t('scores.noData', { weight: one.rule[one.template][part] }) : t('scores.weighs', { weight: points(one.weights[part]) })}</span>
              </header>
              {part === 'customer' && facts.length > 0 && <p className="gj-quiet gj-small" style={{ padding: '8px 16px 0' }}>{t('scores.shrink', { n: one.rule.priorAnswers, score: one.rule.priorScore })}</p>}
              {facts.map((fact, at) => <Fact key={at} fact={fact} />)}
            </section>
          )
        })}
        {one.facts.some(({ part }) => part === null) && (
          <section className="gj-card">
            <header><h2>{t('scores.wholeMonth')}</h2></header>
            {one.facts.filter(({ part }) => part === null).map((fact, at) => <Fact key={at} fact={fact} />)}
          </section>
        )}
      </div>
    </>
  )
}

function Fact({ fact }: { fact: ScoreFact }) {
  const t = useT()
  const time = useTime()
  return (
    <div className="gj-score-fact">
      <span className="gj-quiet">{fact.at === null ? '' : time.at(fact.at).slice(0, -6)}</span>
      <span>
        <Source fact={fact} /> {fact.text}
        {fact.isLate && <span className="gj-quiet gj-small"> · {t('scores.late')}</span>}
      </span>
      <strong className={fact.lost > 0 ? 'gj-tone' : 'gj-quiet'} data-tone={fact.lost > 0 ? 'overdue' : undefined}>{fact.lost === 0 ? t('scores.full') : formatNumber(-fact.lost, 2)}</strong>
    </div>
  )
}

function Source({ fact }: { fact: ScoreFact }) {
  const t = useT()
  const may = useMay()
  const words = t(`scores.source.${fact.source}`, { n: points(fact.value) })
  if (fact.recordId === null) return <span>{words}</span>
  const name = `${words} ${fact.number}`
  if (fact.source === 'check') return <Link to="/quality/checks/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'rating' || fact.source === 'return_visit') return <Link to="/cases/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'reception') return <Link to="/reception/visits/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'mystery_visit' && may('mystery:manage')) return <Link to="/quality/mystery/$id" params={{ id: fact.recordId }}>{name}</Link>
  return <span>{name}</span>
}
