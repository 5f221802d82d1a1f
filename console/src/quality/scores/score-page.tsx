import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ScoreDetails, ScoreFact } from '@guanjia/contract/scores.ts'
import { SCORE_PARTS } from '@guanjia/ui/archives/choices.ts'
import { inOrderOfLoss } from '@guanjia/ui/quality/score-facts.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { QualityTabs } from '../quality-tabs.tsx'
import '../../insight/insight.css'
import './scores.css'

const AppealForm = lazy(() => import('./appeal-forms.tsx').then(({ AppealForm }) => ({ default: AppealForm })))

/** One score of a month, with every point that it lost and the record behind it. */
export function ScorePage() {
  const t = useT()
  const site = useSite()
  const { month, employee, at } = useUrlSearch().search
  // Whoever comes from a competence file may come to a month at another site.
  const siteId = at ?? site.id
  const found = useCall('scores.scoreDetails', { query: { siteId, ...(month === undefined ? {} : { month }), ...(employee === undefined ? {} : { employeeId: employee }) } })
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

function Opened({ one, name }: { one: ScoreDetails; name: string }) {
  const t = useT()
  const time = useTime()
  const [appealing, setAppealing] = useState<ScoreFact | null>(null)
  /** Asked once for each record, at its first line. */
  const appealOf = (facts: readonly ScoreFact[], at: number) => (facts[at]!.mayAppeal && facts.findIndex(({ key }) => key === facts[at]!.key) === at ? () => setAppealing(facts[at]!) : undefined)
  return (
    <>
      <h2>{name} · {one.month} <span className="gj-check-score">{formatNumber(one.total, 1)}</span>{one.isCapped && <span className="gj-tone" data-tone="overdue"> ▲ {t('scores.capped')}</span>}</h2>
      <p className="gj-quiet">{one.closedAt === null ? t('scores.stillLive') : t('scores.frozen', { at: time.at(one.closedAt) })}{one.appealUntil !== null && one.facts.some(({ mayAppeal }) => mayAppeal) && <> · {t('improve.appeal.until', { at: time.at(one.appealUntil) })}</>} · {one.rule.version === 0 ? t('scores.rule.release') : t('scores.rule.version', { n: one.rule.version })} · {t('scores.by')} {t(`scores.template.${one.template}`)} {SCORE_PARTS.map((part) => one.rule[one.template][part]).join(' / ')}</p>
      <div className="gj-charts gj-score-parts">
        {SCORE_PARTS.map((part) => {
          const facts = one.facts.filter((fact) => fact.part === part)
          const { costly, whole } = inOrderOfLoss(facts)
          return (
            <section key={part} className="gj-card">
              <header>
                <h2>{t(`scores.part.${part}`)} <strong>{formatNumber(one[part], 1)}</strong></h2>
                <span className="gj-quiet gj-small">{one.weights[part] === null ? t('scores.noData', { weight: one.rule[one.template][part] }) : t('scores.weighs', { weight: formatNumber(one.weights[part], 1) })}</span>
              </header>
              {part === 'customer' && facts.length > 0 && <p className="gj-quiet gj-small" style={{ padding: '8px 16px 0' }}>{t('scores.shrink', { n: one.rule.priorAnswers, score: one.rule.priorScore })}</p>}
              {costly.map((fact, at) => <Fact key={at} fact={fact} onAppeal={appealOf(costly, at)} />)}
              {whole.length > 0 && (
                <details className="gj-score-whole" open={costly.length === 0}>
                  <summary>{t('scores.fullOnes', { n: whole.length })}</summary>
                  {whole.map((fact, at) => <Fact key={at} fact={fact} onAppeal={appealOf(whole, at)} />)}
                </details>
              )}
            </section>
          )
        })}
        {one.facts.some(({ part }) => part === null) && (
          <section className="gj-card">
            <header><h2>{t('scores.wholeMonth')}</h2></header>
            {one.facts.filter(({ part }) => part === null).map((fact, at) => <Fact key={at} fact={fact} onAppeal={undefined} />)}
          </section>
        )}
      </div>
      <Suspense>{appealing && <AppealForm fact={appealing} score={one} onClose={() => setAppealing(null)} />}</Suspense>
    </>
  )
}

function Fact({ fact, onAppeal }: { fact: ScoreFact; onAppeal: (() => void) | undefined }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <div className="gj-score-fact">
      <span className="gj-quiet">{fact.at === null ? '' : time.at(fact.at).slice(0, -6)}</span>
      <span>
        <Source fact={fact} /> {fact.text}
        {fact.isLate && <span className="gj-quiet gj-small"> · {t('scores.late')}</span>}
        {fact.appeal && <Link className="gj-small" to="/quality/appeals"> · {t('improve.appeal.inThisScore', { number: fact.appeal.number, state: label('scoreAppealState', fact.appeal.state) })}</Link>}
        {onAppeal && <Button type="link" size="small" onClick={onAppeal}>{t('improve.appeal.make')}</Button>}
      </span>
      <strong className={fact.lost > 0 ? 'gj-tone' : 'gj-quiet'} data-tone={fact.lost > 0 ? 'overdue' : undefined}>{fact.lost === 0 ? t('scores.full') : `${fact.lost < 0 ? '+' : ''}${formatNumber(-fact.lost, 2)}`}</strong>
    </div>
  )
}

function Source({ fact }: { fact: ScoreFact }) {
  const t = useT()
  const may = useMay()
  const words = t(`scores.source.${fact.source}`, { n: formatNumber(fact.value, 1) })
  if (fact.recordId === null) return <span>{words}</span>
  const name = `${words} ${fact.number}`
  if (fact.source === 'check') return <Link to="/quality/checks/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'rating' || fact.source === 'return_visit') return <Link to="/cases/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'reception') return <Link to="/reception/visits/$id" params={{ id: fact.recordId }}>{name}</Link>
  if (fact.source === 'mystery_visit' && may('mystery:manage')) return <Link to="/quality/mystery/$id" params={{ id: fact.recordId }}>{name}</Link>
  return <span>{name}</span>
}
