import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { CheckDetails } from '@guanjia/contract/standards.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FactGroup, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { AnswerList } from './answer-list.tsx'
import './quality.css'

const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reply?: string }> })))

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
  const [isOpen, setOpen] = useState(false)
  const [isTraining, setTraining] = useState(false)
  const may = useMay()
  const acts: Act[] = check.mayAcknowledge ? [{ key: 'seen', text: t('quality.page.acknowledge'), onClick: () => setOpen(true) }] : []
  if (may('improvements:manage')) acts.push({ key: 'train', text: t('quality.askTraining'), onClick: () => setTraining(true) })
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
      <AnswerList answers={check.answers} />
      <Suspense>
        {isTraining && <RaiseNeed siteId={check.siteId} source={{ type: 'service_check', id: check.id }} topic={check.standard.name} post={check.employee?.name} reason={`${check.number} ${check.standard.name}`} onClose={() => setTraining(false)} />}
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
