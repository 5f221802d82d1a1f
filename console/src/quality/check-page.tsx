import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CheckDetails } from '@guanjia/contract/standards.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FactGroup, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { Look } from '../kit/status-tag.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Found } from './improve/action-forms.tsx'
import { ACTION_LOOK } from './improve/looks.ts'
import './quality.css'

const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reply?: string }> })))

const RaiseForm = lazy(() => import('./improve/action-forms.tsx').then(({ RaiseForm }) => ({ default: RaiseForm })))

/** One check: the score, every answer, and what the colleague says to it. */
export function CheckPage() {
  const { id } = useParams({ from: '/shell/quality/checks/$id' })
  const found = useCall('standards.getCheck', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} check={found.data} />
    </SiteZone>
  )
}

function Page({ check }: { check: CheckDetails }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const acknowledge = useAct('standards.acknowledgeCheck', ['standards'])
  const may = useMay()
  const label = useLabel()
  const [isOpen, setOpen] = useState(false)
  const [isTraining, setTraining] = useState(false)
  const acts: Act[] = check.mayAcknowledge ? [{ key: 'seen', text: t('quality.page.acknowledge'), onClick: () => setOpen(true) }] : []
  if (may('improvements:manage')) acts.push({ key: 'train', text: t('quality.askTraining'), onClick: () => setTraining(true) })
  const [raising, setRaising] = useState<Found | null>(null)
  const actions = useCall('quality.listQualityActions', { query: { siteId: check.siteId, limit: 50, filter: { sourceId: check.id } } })
  return (
    <RecordPage
      number={check.number}
      title={`${check.standard.name} · ${check.employee?.name ?? check.place}`}
      tags={
        <>
          <span className="gj-check-score">{check.score ?? '—'}</span>
          {check.hasRedLine && <span className="gj-tone" data-tone="overdue">▲ {t('quality.page.red')}</span>}
          <span className="gj-quiet">{check.checkedBy.name} {time.at(check.checkedAt)}</span>
          <Link to="/quality/standards/$id" params={{ id: check.standard.id }}>{t('quality.standards.version', { n: check.standard.number })}</Link>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={check.mayAcknowledge} />}
      aside={
        <>
          <header><h2>{t('quality.page.history')}</h2></header>
          <ol className="gj-timeline gj-body">
            {check.acknowledgedAt && <li><strong>{t('quality.page.acknowledgedAct')}</strong> <span className="gj-quiet">{check.employee?.name} {time.at(check.acknowledgedAt)}</span>{check.reply && <p>{check.reply}</p>}</li>}
            <li><strong>{t('quality.page.checked')}</strong> <span className="gj-quiet">{check.checkedBy.name} {time.at(check.checkedAt)}</span>{check.comment && <p>{check.comment}</p>}</li>
          </ol>
        </>
      }
    >
      {check.dimensions.length > 0 && (
        <FactGroup title={t('quality.page.dimensions')}>
          <div className="gj-row gj-wrap" style={{ gap: 24 }}>{check.dimensions.map(({ name, score }) => <span key={name}>{name} <strong>{score ?? '—'}</strong></span>)}</div>
        </FactGroup>
      )}
      <AnswerList answers={check.answers} {...(may('checks:score') ? { onRaise: ({ id, text }) => setRaising({ checkId: check.id, itemId: id, text }) } : {})} />
      {check.files.length > 0 && <FactGroup title={t('improve.action.photos')}><FileStrip files={check.files} /></FactGroup>}
      {actions.data && actions.data.items.length > 0 && (
        <FactGroup title={t('improve.action.title')}>
          <ul className="gj-opinions">
            {actions.data.items.map((one) => <li key={one.id}><Link to="/quality/improve/actions/$id" params={{ id: one.id }}>{one.number}</Link><span className="gj-grow">{one.title}</span><span className="gj-quiet">{one.owner.name} {one.dueOn}</span><Look look={ACTION_LOOK[one.state]} text={label('qualityActionState', one.state)} /></li>)}
          </ul>
        </FactGroup>
      )}
      <Suspense>
        {isTraining && <RaiseNeed siteId={check.siteId} source={{ type: 'service_check', id: check.id }} topic={check.standard.name} post={check.employee?.name} reason={`${check.number} ${check.standard.name}`} onClose={() => setTraining(false)} />}
        {raising && <RaiseForm siteId={check.siteId} found={raising} onClose={() => setRaising(null)} />}
        {isOpen && (
          <ActForm
            title={t('quality.page.acknowledge')}
            verb={t('quality.page.acknowledge')}
            onSubmit={async ({ reply = '' }) => {
              await acknowledge.mutateAsync({ params: { id: check.id }, body: { reply, version: check.version } })
              void message.success(t('quality.page.acknowledged'))
            }}
            onClose={() => setOpen(false)}
          >
            <Form.Item name="reply" label={t('quality.page.reply')} extra={t('quality.page.replyHint')}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
