import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDuration, useCall, useLabel, useT } from '@guanjia/ui'
import { RecordWaiting } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ComplaintTabs } from './complaint-tabs.tsx'
import './complaints.css'

const PERIOD_MS = 30 * 86_400_000

/** 投诉处理流程: the seven steps as the product really works, with the promises in force and how well the last thirty days went. */
export function WorkflowPage() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const flow = useCall('complaints.complaintWorkflow', { query: { siteId: site.id } })
  const [{ from, to }] = useState(() => ({ from: new Date(Date.now() - PERIOD_MS).toISOString(), to: new Date().toISOString() }))
  const figures = useCall('complaints.complaintFigures', { query: { siteId: site.id, from, to } }, { enabled: may('insight:read') })
  if (!flow.data) return <RecordWaiting error={flow.error} onRetry={() => void flow.refetch()} />
  const open = new Map(flow.data.stages.map(({ stage, open: count }) => [stage, count]))
  const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`)
  return (
    <div className="gj-page">
      <div className="gj-row gj-wrap">
        <h1 className="gj-grow">{t('complaints.flow.title')}</h1>
        <ComplaintTabs at="workflow" />
      </div>
      {figures.data && (
        <section className="gj-card">
          <div className="gj-body gj-row gj-wrap" style={{ gap: 28 }}>
            <span>
              {t('complaints.flow.complete')} <strong>{percent(figures.data.completeShare)}</strong>
              <span className="gj-quiet"> {t('complaints.flow.of', { n: figures.data.complete, of: figures.data.closed, target: percent(figures.data.target) })}</span>
            </span>
            {figures.data.missing.length > 0 && (
              <span className="gj-quiet">
                {t('complaints.missing')}
                {figures.data.missing.map(({ clear, count }) => `${label('clear', clear)} ${count}`).join('、')}
              </span>
            )}
            <span>
              {t('complaints.flow.read')} <strong>{percent(figures.data.transmission.withinShare)}</strong>
              {figures.data.transmission.medianSeconds !== null && (
                <span className="gj-quiet"> {t('complaints.flow.median', { time: formatDuration(figures.data.transmission.medianSeconds, t) })}</span>
              )}
            </span>
          </div>
        </section>
      )}
      <ol className="gj-flow">
        {flow.data.steps.map((step, i) => (
          <li key={step.step}>
            <h3>
              <b>{i + 1}</b>
              <span className="gj-grow">{label('complaintStep', step.step)}</span>
              <span className="gj-quiet gj-small">{label('complaintStage', step.stage)}</span>
            </h3>
            <div className="gj-acts">
              {step.acts.map(({ group, action }) => (
                <span key={action}>{label(group, action)}</span>
              ))}
            </div>
            <dl>
              {step.promises.length > 0 && (
                <div>
                  <dt>{t('complaints.flow.promises')}</dt>
                  {step.promises.map(({ metric, targetText, policy }) => (
                    <dd key={`${metric} ${policy}`}>
                      {label('metric', metric)} {targetText} <span className="gj-quiet gj-small">{policy}</span>
                    </dd>
                  ))}
                </div>
              )}
              {step.clears.length > 0 && (
                <div>
                  <dt>{t('complaints.clears')}</dt>
                  <dd>{step.clears.map((clear) => label('clear', clear)).join('、')}</dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ol>
      <section className="gj-card">
        <header>
          <h2 className="gj-grow">{t('complaints.flow.levels')}</h2>
        </header>
        <ol className="gj-body gj-ladder">
          {flow.data.levels.map((level) => (
            <li key={level}>
              <Link to="/complaints" search={{ level }}>
                {label('complaintLevel', level)}
              </Link>
            </li>
          ))}
        </ol>
        <p className="gj-body gj-quiet">
          {t('complaints.flow.open')}
          {flow.data.stages.map(({ stage }) => `${label('complaintStage', stage)} ${open.get(stage) ?? 0}`).join(' · ')}
        </p>
      </section>
    </div>
  )
}
