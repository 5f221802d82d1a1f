import { Button, Drawer, Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { SiteZone } from '../session/session.tsx'
import { ClockStory } from './clock-story.tsx'
import { useIsSlow } from './data-table.tsx'
import { InstantPicker } from './instant-picker.tsx'
import { ProblemAlert } from './problem.tsx'
import './as-of.css'
import './clock-panel.css'

/** The stream does not tell of clocks; the panel asks again, so that a breach shows while somebody looks. */
const REFRESH_MS = 20_000

/** How a promise went: both times, what rested and why, whose time it was, what was said and what comes next; also as of a past moment. */
export function ClockPanel({ id, asOf: given, onClose }: { id: string; asOf?: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [asOf, setAsOf] = useState(given)
  const [choosesMoment, setChoosesMoment] = useState(given !== undefined)
  const clock = useCall(
    'sla.getClock',
    { params: { id }, query: { asOf } },
    { placeholderData: keepPreviousData, refetchInterval: asOf ? false : REFRESH_MS },
  )
  const slow = useIsSlow(clock.isPending)
  const title = clock.data ? t('shell.clockStory.of', { metric: label('metric', clock.data.metric) }) : t('shell.clocks.title')
  return (
    <Drawer
      open
      title={title}
      size={680}
      onClose={onClose}
      rootClassName="gj-clock-drawer"
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      extra={
        !choosesMoment && (
          <Button className="gj-screen-only" onClick={() => setChoosesMoment(true)}>
            {t('shell.clockStory.asOf')}
          </Button>
        )
      }
    >
      <div className="gj-stack gj-clock-panel" style={clock.isPlaceholderData ? { opacity: 0.6 } : undefined}>
        <ProblemAlert error={clock.error} onRetry={() => void clock.refetch()} />
        {!clock.data && slow && !clock.error && <Skeleton active paragraph={{ rows: 8 }} />}
        {clock.data && (
          <SiteZone siteId={clock.data.siteId}>
            {choosesMoment && (
              <AsOf
                asOf={asOf}
                onChange={(moment) => {
                  setAsOf(moment)
                  setChoosesMoment(moment !== undefined)
                }}
              />
            )}
            <ClockStory clock={clock.data} asOf={asOf} />
          </SiteZone>
        )}
      </div>
    </Drawer>
  )
}

/** The past moment of which the panel tells, said in words, and the way to choose one. */
function AsOf({ asOf, onChange }: { asOf: string | undefined; onChange: (asOf: string | undefined) => void }) {
  const t = useT()
  const time = useTime()
  return (
    <div className="gj-as-of" role="status">
      <span className="gj-grow">{asOf ? t('shell.clockStory.asOfBanner', { time: time.at(asOf) }) : t('shell.clockStory.asOfHint')}</span>
      <span className="gj-screen-only gj-row">
        <span style={{ width: 190 }}>
          <InstantPicker
            value={asOf ?? null}
            placeholder={t('shell.clockStory.asOf')}
            max={new Date().toISOString()}
            onChange={(value) => onChange(value ?? undefined)}
          />
        </span>
        <Button onClick={() => onChange(undefined)}>{t('shell.clockStory.asOfNow')}</Button>
      </span>
    </div>
  )
}
