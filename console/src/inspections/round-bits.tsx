import { useLabel, useT, useTime, dayOf } from '@guanjia/ui'
import type { InspectionTask } from '@guanjia/contract/inspections.ts'
import { nextDay } from '../kit/period.ts'
import { ProgressBar } from '../kit/progress-bar.tsx'

/** From when to when a round may be walked: `08:00–10:00`, `22:00–次日 01:00`, with the day when it is not the one on screen. */
export function useWindowWords(day?: string): (round: Pick<InspectionTask, 'from' | 'to'>) => string {
  const t = useT()
  const time = useTime()
  return ({ from, to }) => {
    const [first, last] = [dayOf(from, time.timeZone), dayOf(to, time.timeZone)]
    const begins = first === day ? time.at(from).slice(-5) : time.at(from)
    const end = time.at(to).slice(-5)
    return `${begins}–${last === first ? end : last === nextDay(first) ? t('inspections.nextDay', { time: end }) : time.at(to)}`
  }
}

/** Who walks a round: whoever began it, else whom it was given to, else the role that it waits for. */
export function useWalker(): (round: Pick<InspectionTask, 'startedBy' | 'employee' | 'role'>) => string {
  const t = useT()
  const label = useLabel()
  return ({ startedBy, employee, role }) => startedBy?.name ?? employee?.name ?? (role ? label('role', role) : t('inspections.anybody'))
}

/** How many of the points are done, with those that are bad and those that were left out. */
export function Progress({ round }: { round: Pick<InspectionTask, 'points' | 'recorded' | 'bad' | 'skipped'> }) {
  const t = useT()
  const { points, recorded, bad, skipped } = round
  return <ProgressBar of={points} done={recorded} bad={bad} left={skipped} words={[t('inspections.progress', { done: recorded, of: points }), bad > 0 && t('inspections.bad', { n: bad }), skipped > 0 && t('inspections.left', { n: skipped })]} />
}
