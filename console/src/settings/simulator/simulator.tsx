import { ExperimentOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call, dayOf, formatDuration, isProblem, useNow, useT } from '@guanjia/ui'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useKept } from '../../kit/kept.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { FactGroup } from '../../kit/record-page.tsx'
import { useShortcut } from '../../kit/shortcuts.ts'
import { SiteZone, useSession, useSite } from '../../session/session.tsx'
import { PageHead } from '../page-head.tsx'
import { NO_TRIAL, TRIAL_KEY, type Trial } from './kept-simulation.ts'
import { daysUpTo, monthBefore } from './past-period.ts'
import { SimulationResult } from './simulation-result.tsx'
import type { Simulation } from './simulation-sums.ts'
import { TrialEditor } from './trial-editor.tsx'
import '../policies/policies.css'
import './simulator.css'

/** Replays a past period with other promises or other hours, to see before it is decided what would come of it. */
export function Simulator() {
  const t = useT()
  const site = useSite()
  const { sites } = useSession()
  const [siteId, setSiteId] = useState(site.id)
  const today = dayOf(Date.now(), sites.find(({ id }) => id === siteId)?.timeZone ?? site.timeZone)
  const [period, setPeriod] = useState(() => monthBefore(today))
  const [trial, setTrial] = useKept<Trial>(TRIAL_KEY, NO_TRIAL)
  const run = useSimulation()
  const isOrdered = period.from <= period.to
  const isEmpty = trial.policies.length + trial.calendars.length === 0
  const isReady = isOrdered && !isEmpty
  const start = (): void => {
    if (isReady && run.since === null) void run.start({ siteId, ...period, ...trial })
  }
  useShortcut('Ctrl+Enter', start)
  const presets = {
    month: monthBefore(today),
    days30: daysUpTo(today, 30),
    days7: daysUpTo(today, 7),
  }
  const preset = (Object.keys(presets) as (keyof typeof presets)[]).find(
    (key) => presets[key].from === period.from && presets[key].to === period.to,
  )
  return (
    <>
      <PageHead title={t('settings.sim.title')} hint={t('settings.sim.hint')} />
      <FactGroup title={t('settings.sim.period')}>
        <div className="gj-row gj-wrap">
          {sites.length > 1 && (
            <Select
              value={siteId}
              style={{ minWidth: 180 }}
              aria-label={t('settings.sim.site')}
              options={sites.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setSiteId}
            />
          )}
          <Segmented
            value={preset ?? 'own'}
            options={[
              { value: 'month', label: t('settings.sim.lastMonth') },
              { value: 'days30', label: t('shell.period.days30') },
              { value: 'days7', label: t('shell.period.days7') },
              { value: 'own', label: t('settings.sim.ownPeriod'), disabled: true },
            ]}
            onChange={(key) => key !== 'own' && setPeriod(presets[key as keyof typeof presets])}
          />
          <label className="gj-row">
            {t('shell.period.from')}
            <span style={{ width: 140 }}>
              <DayPicker value={period.from} onChange={(from) => from && setPeriod({ ...period, from })} />
            </span>
          </label>
          <label className="gj-row">
            {t('shell.period.to')}
            <span style={{ width: 140 }}>
              <DayPicker value={period.to} onChange={(to) => to && setPeriod({ ...period, to })} />
            </span>
          </label>
          {!isOrdered && (
            <span role="alert" className="gj-tone" data-tone="overdue">
              {t('settings.due.order')}
            </span>
          )}
        </div>
      </FactGroup>
      <FactGroup
        title={t('settings.sim.trial')}
        extra={
          !isEmpty && (
            <Button size="small" type="text" onClick={() => setTrial(NO_TRIAL)}>
              {t('settings.sim.clear')}
            </Button>
          )
        }
      >
        {isEmpty && <p className="gj-none">{t('settings.sim.empty')}</p>}
        <TrialEditor trial={trial} onChange={setTrial} />
      </FactGroup>
      <div className="gj-row">
        <Button type="primary" icon={<ExperimentOutlined />} disabled={!isReady || run.since !== null} onClick={start}>
          {t('settings.sim.run')}
        </Button>
        {run.since !== null && <Elapsed since={run.since} onCancel={run.cancel} />}
      </div>
      {isProblem(run.error, 'rule_broken') && run.error.problem?.errors?.some(({ pointer }) => pointer === '/from') ? (
        <p role="alert" className="gj-tone" data-tone="overdue">
          {t('settings.sim.tooMany')}
        </p>
      ) : (
        <ProblemAlert error={run.error} onRetry={start} />
      )}
      {run.result && (
        <SiteZone siteId={run.result.siteId}>
          <div className="gj-stack" aria-busy={run.since !== null} style={run.since !== null ? { opacity: 0.5 } : undefined}>
            <SimulationResult result={run.result.simulation} />
          </div>
        </SiteZone>
      )}
    </>
  )
}

function Elapsed({ since, onCancel }: { since: number; onCancel: () => void }) {
  const t = useT()
  const now = useNow()
  return (
    <span className="gj-row" role="status">
      <Spin size="small" />
      {t('settings.sim.running', { time: formatDuration(Math.max(0, now - since) / 1000, t) })}
      <Button size="small" onClick={onCancel}>
        {t('settings.sim.cancel')}
      </Button>
    </span>
  )
}

interface Run {
  result: { siteId: string; simulation: Simulation } | null
  error: unknown
  /** When the run in progress was started, in milliseconds. */
  since: number | null
  start: (body: { siteId: string; from: string; to: string } & Trial) => Promise<void>
  cancel: () => void
}

/** One run at a time; leaving the page or cancelling takes the question back. */
function useSimulation(): Run {
  const [result, setResult] = useState<Run['result']>(null)
  const [error, setError] = useState<unknown>(null)
  const [since, setSince] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  return {
    result,
    error,
    since,
    cancel: () => running.current?.abort(),
    start: async (body) => {
      const abort = new AbortController()
      running.current = abort
      setError(null)
      setSince(Date.now())
      try {
        setResult({ siteId: body.siteId, simulation: await call('sla.simulate', { body }, { signal: abort.signal }) })
      } catch (failure) {
        if (!abort.signal.aborted) setError(failure)
      } finally {
        setSince(null)
      }
    },
  }
}
