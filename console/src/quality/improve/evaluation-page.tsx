import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EvaluationOpinion, ServiceEvaluation } from '@guanjia/contract/evaluations.ts'
import { ActionBar, type Act } from '../../kit/action-bar.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { SiteZone } from '../../session/session.tsx'
import { ImproveHistory } from './history.tsx'

const Forms = { write: lazy(() => import('./evaluation-forms.tsx').then(({ WriteForm }) => ({ default: WriteForm }))), close: lazy(() => import('./evaluation-forms.tsx').then(({ CloseForm }) => ({ default: CloseForm }))) }
const FindingForm = lazy(() => import('./evaluation-forms.tsx').then(({ FindingForm }) => ({ default: FindingForm })))
const FeedBackForm = lazy(() => import('./evaluation-forms.tsx').then(({ FeedBackForm }) => ({ default: FeedBackForm })))

/** One evaluation: what was said, what is done about it, who has heard of it. */
export function EvaluationPage() {
  const { id } = useParams({ from: '/shell/quality/improve/evaluations/$id' })
  const found = useCall('evaluations.getEvaluation', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} evaluation={found.data} />
    </SiteZone>
  )
}

function Page({ evaluation }: { evaluation: ServiceEvaluation }) {
  const t = useT()
  const label = useLabel()
  const [opened, setOpened] = useState<'write' | 'close' | 'finding' | EvaluationOpinion | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const history = useCall('evaluations.evaluationTimeline', { params: { id: evaluation.id } })
  const opinions = useCall('evaluations.listOpinions', { query: { siteId: evaluation.siteId, limit: 200, filter: { evaluationId: evaluation.id } } })
  const acts: Act[] = []
  if (evaluation.mayManage && chosen.length > 0) acts.push({ key: 'finding', text: `${t('improve.evaluation.raise')} · ${t('improve.evaluation.chosen', { n: chosen.length })}`, onClick: () => setOpened('finding') })
  if (evaluation.state === 'open') acts.push({ key: 'write', text: t('improve.evaluation.write'), onClick: () => setOpened('write') })
  if (evaluation.mayManage) acts.push({ key: 'close', text: t('improve.evaluation.close'), onClick: () => setOpened('close') })
  const Form = opened === 'write' || opened === 'close' ? Forms[opened] : null
  return (
    <RecordPage
      number={evaluation.number}
      title={evaluation.title}
      tags={
        <>
          <span>{label('evaluationState', evaluation.state)}</span>
          <span className="gj-quiet">{evaluation.fromOn} – {evaluation.untilOn}</span>
          {evaluation.score !== null && <strong>{formatNumber(evaluation.score, 1)} / 5</strong>}
          <span>{t('improve.evaluation.owners', { n: evaluation.owners })}</span>
          <span>{t('improve.evaluation.tenants', { n: evaluation.tenants })}</span>
          <span>{t('improve.evaluation.findings', { n: evaluation.findings })}</span>
          {evaluation.waiting > 0 && <span className="gj-tone" data-tone="soon">{t('improve.evaluation.waiting', { n: evaluation.waiting })}</span>}
        </>
      }
      acts={<ActionBar acts={acts}><Button icon={<DownloadOutlined />} href={urlOf('evaluations.exportOpinions', { query: { siteId: evaluation.siteId, filter: { evaluationId: evaluation.id } } })}>{t('improve.evaluation.export')}</Button></ActionBar>}
      aside={<ImproveHistory entries={history.data?.items} />}
    >
      <FactGroup title={t('improve.evaluation.question')}>
        <Facts facts={[{ label: t('improve.evaluation.question'), value: evaluation.question, isWide: true }, { label: t('improve.owner'), value: evaluation.owner?.name }, { label: t('improve.evaluation.every'), value: evaluation.everyMonths }, { label: t('improve.evaluation.conclusion'), value: evaluation.conclusion, isWide: true }]} />
      </FactGroup>
      <FactGroup title={t('improve.evaluation.opinions')}>
        <ProblemAlert error={opinions.error} />
        {opinions.data?.items.length === 0 && <p className="gj-quiet">{t('improve.evaluation.noOpinion')}</p>}
        <ul className="gj-opinions">
          {opinions.data?.items.map((one) => (
            <li key={one.id}>
              {evaluation.mayManage && one.action === null && <Checkbox aria-label={one.words} checked={chosen.includes(one.id)} onChange={({ target }) => setChosen(target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))} />}
              <Opinion opinion={one} onFeedBack={evaluation.mayManage && one.fedBackAt === null && (one.action === null || ['closed', 'dropped'].includes(one.action.state)) ? () => setOpened(one) : undefined} />
            </li>
          ))}
        </ul>
      </FactGroup>
      <Suspense>
        {Form && <Form evaluation={evaluation} onClose={() => setOpened(null)} />}
        {opened === 'finding' && <FindingForm evaluation={evaluation} opinionIds={[...chosen]} onRaised={() => setChosen([])} onClose={() => setOpened(null)} />}
        {opened !== null && typeof opened === 'object' && <FeedBackForm opinion={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function Opinion({ opinion, onFeedBack }: { opinion: EvaluationOpinion; onFeedBack: (() => void) | undefined }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <div className="gj-grow">
      <p>
        <strong>{opinion.person?.name ?? opinion.byName}</strong> <span className="gj-quiet">{[label('opinionRole', opinion.role), opinion.unit?.name, time.at(opinion.saidAt), opinion.recordedBy ? t('improve.evaluation.recordedBy', { name: opinion.recordedBy.name }) : t('improve.evaluation.inApp')].filter(Boolean).join(' · ')}</span>
        {opinion.score !== null && <strong> {opinion.score} / 5</strong>}
      </p>
      {opinion.words && <p>{opinion.words}</p>}
      <p className="gj-row gj-small">
        {opinion.action && <Link to="/quality/improve/actions/$id" params={{ id: opinion.action.id }}>{opinion.action.number} {label('qualityActionState', opinion.action.state)}</Link>}
        {opinion.fedBackAt && <span className="gj-tone" data-tone="done">{t('improve.evaluation.told')} {time.at(opinion.fedBackAt)}：{opinion.feedback}</span>}
        {onFeedBack && <Button size="small" onClick={onFeedBack}>{t('improve.evaluation.feedBack')}</Button>}
      </p>
    </div>
  )
}
