import type { ClockBrief } from '@guanjia/contract/sla.ts'
import { formatDuration } from '../format/duration.ts'
import type { T } from '../i18n/index.ts'

/** One look for a state, everywhere the same: a tone for the colour and a shape for those who do not see colours. */
export type Tone = 'idle' | 'active' | 'waiting' | 'soon' | 'overdue' | 'done' | 'closed'
export type Shape = 'ring' | 'half' | 'pause' | 'bell' | 'triangle' | 'tick'

export interface ClockView {
  tone: Tone
  shape: Shape
  text: string
  /** Wall seconds until due; negative when overdue; null when nothing runs. */
  remainingSeconds: number | null
}

type Brief = Pick<ClockBrief, 'state' | 'outcome' | 'dueAt' | 'pauseReason'> & Partial<Pick<ClockBrief, 'opensAt' | 'remainingSeconds'>>

/** From here on a running promise asks for attention. */
const SOON_SECONDS = 30 * 60

/**
 * How a promise looks at a moment: `{tone, shape, text}`; the countdown is wall time to the due instant, so it is what the
 * person can still use, whatever the calendar of the promise. Outside working time it says from when it counts and how much of the
 * calendar's time is left then; `when` words that moment. `now` in milliseconds.
 */
export function clockView(clock: Brief | null | undefined, now: number, t: T, when?: (instant: string, now: number) => string): ClockView {
  if (!clock) return { tone: 'idle', shape: 'ring', text: t('shell.clock.none'), remainingSeconds: null }
  const breached = clock.outcome === 'breached'
  if (clock.state === 'stopped') {
    return breached
      ? { tone: 'overdue', shape: 'tick', text: t('shell.clock.breached'), remainingSeconds: null }
      : { tone: 'done', shape: 'tick', text: t('shell.clock.met'), remainingSeconds: null }
  }
  if (clock.state === 'cancelled') return { tone: 'closed', shape: 'tick', text: t('shell.clock.cancelled'), remainingSeconds: null }
  if (clock.state === 'paused') {
    const reason = clock.pauseReason
      ? t(`enum.waitReason.${clock.pauseReason}` as 'enum.waitReason.parts', { defaultValue: clock.pauseReason })
      : ''
    const text = reason ? `${t('shell.clock.paused')} · ${reason}` : t('shell.clock.paused')
    return { tone: breached ? 'overdue' : 'waiting', shape: breached ? 'triangle' : 'pause', text, remainingSeconds: null }
  }
  if (clock.state === 'pending' || clock.dueAt === null)
    return { tone: 'idle', shape: 'ring', text: t('shell.clock.pending'), remainingSeconds: null }
  const remainingSeconds = Math.ceil((Date.parse(clock.dueAt) - now) / 1000)
  const time = formatDuration(Math.abs(remainingSeconds), t)
  if (remainingSeconds <= 0) return { tone: 'overdue', shape: 'triangle', text: t('shell.clock.overdue', { time }), remainingSeconds }
  if (clock.opensAt && Date.parse(clock.opensAt) > now) {
    const opens = when ? when(clock.opensAt, now) : t('shell.clock.opening')
    const left = formatDuration(clock.remainingSeconds ?? remainingSeconds, t)
    return { tone: 'idle', shape: 'ring', text: t('shell.clock.opens', { when: opens, time: left }), remainingSeconds }
  }
  const soon = remainingSeconds <= SOON_SECONDS
  return { tone: soon ? 'soon' : 'active', shape: soon ? 'bell' : 'half', text: t('shell.clock.remaining', { time }), remainingSeconds }
}
