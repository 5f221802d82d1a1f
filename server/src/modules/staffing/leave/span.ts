import { instantsIn } from '../rota/month.ts'
import { nextDay } from '../rota/rules.ts'

export interface Span {
  from: string
  to: string
  timeZone: string
}

/** Whether a shift touches the days of a leave: the night before it, ending in the morning of its first day, does. */
export function within({ from, to, timeZone }: Span, shift: { from: number; to: number }): boolean {
  const instant = instantsIn(timeZone)
  return shift.to > instant(from, '00:00') && shift.from < instant(nextDay(to), '00:00')
}
