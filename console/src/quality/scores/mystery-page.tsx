import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { MysteryVisit } from '@guanjia/contract/mystery.ts'
import { ActionBar } from '../../kit/action-bar.tsx'
import { FileStrip } from '../../kit/file-strip.tsx'
import { Recordings } from '../recordings.tsx'
import { useComplain } from '../../kit/problem.tsx'
import { FactGroup, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { SiteZone } from '../../session/session.tsx'
import { useLink } from './mystery-forms.tsx'
import { AnswerList } from '../answer-list.tsx'
import '../quality.css'

const CancelForm = lazy(() => import('./mystery-forms.tsx').then(({ CancelForm }) => ({ default: CancelForm })))
const AttributeForm = lazy(() => import('./mystery-forms.tsx').then(({ AttributeForm }) => ({ default: AttributeForm })))

/** One mystery visit: what was asked for, what was seen; who went only after the month has closed. */
export function MysteryPage() {
  const { id } = useParams({ from: '/shell/quality/mystery/$id' })
  const found = useCall('mystery.getMysteryVisit', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} visit={found.data} />
    </SiteZone>
  )
}

function Page({ visit }: { visit: MysteryVisit }) {
  const t = useT()
  const time = useTime()
  const show = useLink()
  const complain = useComplain()
  const act = useAct('mystery.actOnMysteryVisit', ['mystery'])
  const [form, setForm] = useState<'cancel' | 'attribute' | null>(null)
  const renew = (): void => act.mutate({ params: { id: visit.id }, body: { action: 'renew_link', version: visit.version } }, { onSuccess: ({ link }) => link !== null && show(link), onError: complain })
  const acts = visit.allowedActions.map((key) => ({ key, text: t(`mystery.action.${key}`), onClick: key === 'renew_link' ? renew : () => setForm(key) }))
  return (
    <RecordPage
      number={visit.number}
      title={visit.scenario}
      tags={<><span className="gj-check-score">{visit.score ?? '—'}</span><span>{t(`mystery.state.${visit.state}`)}</span>{visit.hasRedLine && <span className="gj-tone" data-tone="overdue">▲ {t('quality.checks.red')}</span>}<span className="gj-quiet">{visit.visitedOn ?? `${visit.fromOn} – ${visit.untilOn}`}</span></>}
      acts={<ActionBar acts={acts} />}
      aside={
        <>
          <header><h2>{t('mystery.visitor')}</h2></header>
          <div className="gj-body">
            {visit.isSealed ? <p className="gj-quiet">{t('mystery.sealed', { month: visit.month })}</p> : visit.visitor === null ? <p className="gj-quiet">{t('mystery.erased')}</p> : <p><strong>{visit.visitor.name}</strong> {visit.visitor.phone}</p>}
          </div>
          <header><h2>{t('quality.page.history')}</h2></header>
          <ol className="gj-timeline gj-body">
            {visit.submittedAt && <li><strong>{t('mystery.state.submitted')}</strong> <span className="gj-quiet">{time.at(visit.submittedAt)}</span></li>}
            <li><strong>{t('mystery.plan')}</strong> <span className="gj-quiet">{visit.plannedBy.name} {time.at(visit.plannedAt)}</span></li>
          </ol>
        </>
      }
    >
      <FactGroup title={t('mystery.facts')}>
        <p>{t('mystery.sheet')}：{visit.standard.name}</p>
        <p>{t('mystery.employee')}：{visit.employee?.name ?? '—'}{visit.met && <span className="gj-quiet"> {t('mystery.metWas', { met: visit.met })}</span>}</p>
        {visit.comment && <p>{visit.comment}</p>}
        {visit.files.length > 0 && <FileStrip files={visit.files} />}
        {visit.isSealed && visit.recordingCount > 0 && <p className="gj-quiet">{t('mystery.recordingsSealed', { n: visit.recordingCount, month: visit.month })}</p>}
        {visit.recordings.length > 0 && <><h3 className="gj-small gj-quiet">{t('mystery.recordings')}</h3><Recordings files={visit.recordings} /></>}
      </FactGroup>
      {visit.answers.length > 0 && <AnswerList answers={visit.answers} />}
      <Suspense>
        {form === 'cancel' && <CancelForm visit={visit} onClose={() => setForm(null)} />}
        {form === 'attribute' && <AttributeForm visit={visit} onClose={() => setForm(null)} />}
      </Suspense>
    </RecordPage>
  )
}
