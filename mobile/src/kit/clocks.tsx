import { lazy, Suspense, useState } from 'react'
import type { Clock } from '@guanjia/contract/sla.ts'
import { formatDuration } from '@guanjia/ui/format/duration.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { opensLater, serviceSecondsLeft } from './clock-times.ts'
import { Section } from './facts.tsx'
import { Countdown } from './status.tsx'

const ClockSheet = lazy(() => import('./clock-sheet.tsx').then(({ ClockSheet }) => ({ default: ClockSheet })))

type Subject = { recordType: 'case' | 'work_order'; id: string }

/**
 * Every promise of a record: how it stands, how much is left, and by a tap how it came to that. `readAt`: when the server said so
 * (milliseconds).
 */
export function Clocks({ clocks, readAt, subject }: { clocks: readonly Clock[]; readAt: number; subject: Subject }) {
  const t = useT()
  const [openId, setOpenId] = useState<string | null>(null)
  const shown = clocks.filter((clock) => clock.state !== 'cancelled')
  const open = clocks.find(({ id }) => id === openId)
  if (shown.length === 0) return null
  return (
    <Section title={t('mobile.order.clocks')}>
      <ul className="clocks">
        {shown.map((clock) => (
          <li key={clock.id}>
            <ClockRow clock={clock} readAt={readAt} onOpen={() => setOpenId(clock.id)} />
          </li>
        ))}
      </ul>
      {open && (
        <Suspense>
          <ClockSheet clock={open} readAt={readAt} subject={subject} onClose={() => setOpenId(null)} />
        </Suspense>
      )}
    </Section>
  )
}

function ClockRow({ clock, readAt, onOpen }: { clock: Clock; readAt: number; onOpen: () => void }) {
  const t = useT()
  const label = useLabel()
  const when = useWhen()
  const at = clock.stoppedAt ?? clock.dueAt
  return (
    <button type="button" className="clock-row" aria-haspopup="dialog" onClick={onOpen}>
      <span className="clock-name">
        {label('metric', clock.metric)}
        {clock.cycle > 1 && <small>{t('shell.clocks.cycle', { n: clock.cycle })}</small>}
      </span>
      <span className="clock-look">
        <Countdown clock={clock} />
        <span className="chevron" aria-hidden="true" />
      </span>
      <span className="clock-under muted tabular">
        {at !== null && <span>{when(at)}</span>}
        <ClockNote clock={clock} readAt={readAt} />
      </span>
    </button>
  )
}

/** What the countdown alone does not say: how much service time is left, when it goes on, who sees to it. */
export function ClockNote({ clock, readAt }: { clock: Clock; readAt: number }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  // Before it opens the countdown itself says how much service time there is.
  const left = opensLater(clock, now) ? null : serviceSecondsLeft(clock, now, readAt)
  return (
    <>
      {left !== null && <span>{t('mobile.clock.serviceLeft', { time: formatDuration(left, t) })}</span>}
      {clock.state === 'paused' && clock.resumesAt !== null && <span>{t('shell.clocks.resumes', { time: when(clock.resumesAt) })}</span>}
      {clock.acknowledged !== null && <span>{t('mobile.clock.seenTo', { name: clock.acknowledged.by })}</span>}
      {clock.isMetByPause && <span>{t('shell.clockStory.metByPause')}</span>}
    </>
  )
}
