import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter } from '../../../platform/time.ts'

export interface Span {
  from: string
  to: string
  timeZone: string
}

/** Whether a shift touches the days of a leave: the night before it, ending in the morning of its first day, does. */
export function within({ from, to, timeZone }: Span, shift: { from: number; to: number }): boolean {
  return shift.to > midnightOf(from, timeZone).getTime() && shift.from < midnightOf(dayAfter(to), timeZone).getTime()
}
