import { dayAfter } from '../../../platform/time.ts'
import { weekdayOf, type Need } from './rules.ts'

export interface PatternShift {
  code: string
  name: string
  /** Wall time `HH:MM`; its length may pass midnight. */
  start: string
  minutes: number
}

const DAY_MINUTES = 1440
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minute: number): string => `${String(Math.floor((minute % DAY_MINUTES) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Stretches of a day that no shift covers, as `23:00–07:00`; shifts of the evening before count into the morning (STF-003: 24 h). */
export function uncovered(shifts: readonly PatternShift[]): string[] {
  const parts = shifts
    .flatMap(({ start, minutes }) => {
      const from = minuteOf(start)
      return from + minutes <= DAY_MINUTES ? [[from, from + minutes] as const] : [[from, DAY_MINUTES] as const, [0, Math.min(DAY_MINUTES, from + minutes - DAY_MINUTES)] as const]
    })
    .sort((a, b) => a[0] - b[0])
  const gaps: string[] = []
  let reached = 0
  for (const [from, to] of parts) {
    if (from > reached) gaps.push(`${timeOf(reached)}–${timeOf(from)}`)
    reached = Math.max(reached, to)
  }
  if (reached < DAY_MINUTES) gaps.push(`${timeOf(reached)}–24:00`)
  return gaps
}

/** By night: it lasts through at least three of the hours from ten in the evening to six in the morning. */
export function isNightShift({ start, minutes }: Pick<PatternShift, 'start' | 'minutes'>): boolean {
  const from = minuteOf(start)
  const overlap = (a: number, b: number): number => Math.max(0, Math.min(from + minutes, b) - Math.max(from, a))
  return overlap(0, 360) + overlap(1320, 1800) >= 180
}

export interface PostOfRota {
  id: string
  kind: Need['kind']
  positionId: string | null
  headcount: number
  certificates: readonly string[]
  trades: readonly string[]
  weekdays: readonly number[]
  shifts: readonly PatternShift[]
}

/** Everything that a site needs on its days; `instantAt` tells the instant of a wall time of the site. */
export function needsOf(posts: readonly PostOfRota[], days: readonly string[], instantAt: (day: string, time: string) => number): Need[] {
  return days.flatMap((day) =>
    posts
      .filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
      .flatMap((post) =>
        post.shifts.map((shift): Need => {
          const from = instantAt(day, shift.start)
          return {
            postId: post.id, kind: post.kind, positionId: post.positionId, day, shift: shift.code, from, to: from + shift.minutes * 60_000,
            // Ending on the stroke of midnight is ending on the same day.
            lastDay: dayAfter(day, Math.floor((minuteOf(shift.start) + shift.minutes - 1) / DAY_MINUTES)),
            isNight: isNightShift(shift), headcount: post.headcount, certificates: post.certificates, trades: post.trades,
          }
        }),
      ),
  )
}

/** How many people a post needs all in all so that its seats are held through the week within the limit of hours. */
export function headcountOf(post: Pick<PostOfRota, 'headcount' | 'weekdays' | 'shifts'>, maxWeekHours: number): number {
  const hours = (post.headcount * post.weekdays.length * post.shifts.reduce((sum, { minutes }) => sum + minutes, 0)) / 60
  return hours / maxWeekHours
}
