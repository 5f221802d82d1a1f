import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { formatNumber } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { SCORE_PARTS } from '@guanjia/ui/archives/choices.ts'
import { inOrderOfLoss } from '@guanjia/ui/quality/score-facts.ts'
import type { ScoreDetails, ScoreFact } from '@guanjia/contract/scores.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { Field, WordsField } from '../kit/field.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

const points = (value: number | null): string => (value === null ? '—' : formatNumber(value, 1))

/** My score of a month, my place, and every point that I lost. */
export function MyScore() {
  const t = useT()
  const session = useSession()
  const siteId = useSiteId()
  const [month, setMonth] = useState<string>()
  const query = { siteId, ...(month === undefined ? {} : { month }) }
  const board = useCall('scores.scoreBoard', { query }, { enabled: siteId !== '' })
  const own = useCall('scores.scoreDetails', { query: { ...query, employeeId: session.employeeId ?? '' } }, { enabled: siteId !== '' && session.employeeId !== null, retry: false })
  const title = t('mobileScores.title')
  if (!board.data) return <Page title={title} back="/quality">{board.error ? <WholePageProblem error={board.error} onRetry={() => void board.refetch()} /> : <Rows />}</Page>
  const mine = board.data.people.find(({ employee }) => employee.id === session.employeeId)
  return (
    <Page title={title} back="/quality">
      <section className="card form">
        <Field label={t('mobileScores.month')}>
          {(wiring) => <select {...wiring} className="input" value={board.data.month} onChange={(event) => setMonth(event.target.value)}>{board.data.months.map((one) => <option key={one} value={one}>{one}</option>)}</select>}
        </Field>
        {!mine && <p className="muted">{t('mobileScores.none')}</p>}
        {mine && <p className="form-lead">{t('mobileScores.total', { score: points(mine.total) })}{mine.rank !== null && <> · {t('mobileScores.rank', { n: mine.rank, of: board.data.scored })}</>}</p>}
        {mine && <p className="muted">{t(`mobileScores.template.${mine.template}`, { weights: SCORE_PARTS.map((part) => board.data.rule[mine.template][part]).join(' / ') })}</p>}
        {mine?.isCapped && <p className="is-bad">▲ {t('mobileScores.capped')}</p>}
        <p className="muted">{board.data.closedAt === null ? t('mobileScores.live', { day: board.data.closesOn }) : t('mobileScores.frozen')}</p>
      </section>
      {own.error && !isProblem(own.error, 'not_found') && <WholePageProblem error={own.error} onRetry={() => void own.refetch()} />}
      {mine && own.data && SCORE_PARTS.map((part) => (
        <section key={part} className="card form">
          <p className="form-lead">{t(`mobileScores.part.${part}`)} {points(mine[part])} <span className="muted">{mine.weights[part] === null ? t('mobileScores.noData') : t('mobileScores.weighs', { weight: points(mine.weights[part]) })}</span></p>
          <Lines facts={own.data.facts.filter((fact) => fact.part === part)} score={own.data} />
        </section>
      ))}
      {mine && own.data?.facts.some(({ part }) => part === null) && (
        <section className="card form">
          <p className="form-lead">{t('mobileScores.wholeMonth')}</p>
          <Lines facts={own.data.facts.filter((fact) => fact.part === null)} score={own.data} />
        </section>
      )}
    </Page>
  )
}

/** What cost points stands first; what was without fault opens below. */
function Lines({ facts, score }: { facts: readonly ScoreFact[]; score: ScoreDetails }) {
  const t = useT()
  const { costly, whole } = inOrderOfLoss(facts)
  const lines = (of: readonly ScoreFact[]) => <ol className="standard-items">{of.map((fact, at) => <Line key={at} fact={fact} score={score} isFirst={of.findIndex(({ key }) => key === fact.key) === at} />)}</ol>
  return (
    <>
      {costly.length > 0 && lines(costly)}
      {whole.length > 0 && <details className="score-whole" open={costly.length === 0}><summary>{t('mobileScores.fullOnes', { n: whole.length })}</summary>{lines(whole)}</details>}
    </>
  )
}

function Line({ fact, score, isFirst }: { fact: ScoreFact; score: ScoreDetails; isFirst: boolean }) {
  const t = useT()
  const time = useTime()
  const label = useLabel()
  const words = `${t(`mobileScores.source.${fact.source}`)} ${fact.number}`
  const href = fact.recordId === null ? null : fact.source === 'check' ? `/quality/checks/${fact.recordId}` : fact.source === 'rating' || fact.source === 'return_visit' ? `/cases/${fact.recordId}` : null
  return (
    <li>
      {href === null ? words : <Link href={href}>{words}</Link>} {fact.text} <strong className={fact.lost > 0 ? 'is-bad' : 'muted'}>{fact.lost === 0 ? t('mobileScores.full') : `${fact.lost < 0 ? '+' : ''}${formatNumber(-fact.lost, 2)}`}</strong>
      {/* Of a mystery visit the day is known and no hour. */}
      {fact.at !== null && <span className="muted"> {fact.source === 'mystery_visit' ? time.at(fact.at).slice(0, -6) : time.at(fact.at)}</span>}
      {fact.isLate && <span className="muted"> {t('mobileScores.late')}</span>}
      {fact.appeal && <span className="muted"> {t('mobileImprove.appeal.state', { number: fact.appeal.number, state: label('scoreAppealState', fact.appeal.state) })}</span>}
      {fact.mayAppeal && isFirst && <Appeal fact={fact} score={score} />}
    </li>
  )
}

/** Against one fact of the own score, from where it is read. */
function Appeal({ fact, score }: { fact: ScoreFact; score: ScoreDetails }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { send, isBusy, error } = useSend('scores.appealScore', fact.key)
  async function appeal(): Promise<void> {
    try {
      if (!(await send({ body: { siteId: score.siteId, month: score.month, key: fact.key, reason: reason.trim() } }))) return
      toast(t('mobileImprove.appeal.made'))
      setOpen(false)
    } catch {
      // Said below.
    }
  }
  if (!isOpen) return <button type="button" className="text-button" onClick={() => setOpen(true)}>{t('mobileImprove.appeal.make')}</button>
  return (
    <>
      <WordsField label={t('mobileImprove.appeal.reason')} max={1000} value={reason} onChange={setReason} />
      <ProblemNote error={error} />
      <Button block color="primary" loading={isBusy} disabled={reason.trim() === ''} onClick={() => void appeal()}>{t('mobileImprove.appeal.send')}</Button>
    </>
  )
}
