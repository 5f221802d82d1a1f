import type { ClockBrief } from '@guanjia/contract/sla.ts'
import { clockView, type StatusLook } from '@guanjia/ui/clock/index.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { ShapeMark } from '@guanjia/ui/components/shape-mark.tsx'
import { useT } from '@guanjia/ui/i18n/index.ts'

/** A status: colour, shape and word, everywhere the same. */
export function StatusTag({ look, text }: { look: StatusLook; text: string }) {
  return (
    <span className={`tag tone-${look.tone}`}>
      <ShapeMark shape={look.shape} size={12} />
      {text}
    </span>
  )
}

/** A promise counting down, second by second. */
export function Countdown({ clock, isBig = false }: { clock: Parameters<typeof clockView>[0]; isBig?: boolean }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  if (!clock) return null
  const view = clockView(clock, now, t, when)
  return (
    <span className={`countdown tone-${view.tone}${isBig ? ' countdown-big' : ''}`}>
      <ShapeMark shape={view.shape} size={isBig ? 16 : 13} />
      {view.text}
    </span>
  )
}

/** Is this promise late or nearly? Decides the order and the look of a row. */
export function isLate(clock: ClockBrief | null, now: number): boolean {
  if (!clock || (clock.state !== 'running' && clock.state !== 'paused')) return false
  return clock.outcome === 'breached' || (clock.dueAt !== null && Date.parse(clock.dueAt) <= now)
}
