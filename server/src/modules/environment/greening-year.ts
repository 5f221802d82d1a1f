import type { environment } from '@guanjia/contract'
import { dayAfter, monthsAfter } from '../../platform/time.ts'

interface Season {
  task: environment.GreeningTask
  /** Months in which it is done, and from and to which day of them; null: their last. */
  months: readonly number[]
  from: number
  to: number | null
}

/** The green year of the middle of the country; a site changes what is different with it. */
const SEASONS: readonly Season[] = [
  { task: 'prune', months: [3, 6, 9, 11], from: 1, to: 20 },
  { task: 'fertilise', months: [3, 6, 10], from: 10, to: 31 },
  { task: 'water', months: [4, 5, 6, 7, 8, 9, 10], from: 1, to: 15 },
  { task: 'water', months: [4, 5, 6, 7, 8, 9, 10], from: 16, to: null },
  { task: 'pest_spray', months: [4, 5, 6, 7, 8, 9], from: 5, to: 20 },
]

export interface SeasonJob {
  /** The same at every asking: what is there is not made again. */
  key: string
  task: environment.GreeningTask
  fromOn: string
  toOn: string
}

/** The usual jobs of a year, the earliest first. */
export function yearOf(year: number): SeasonJob[] {
  const two = (n: number): string => String(n).padStart(2, '0')
  return SEASONS.flatMap(({ task, months, from, to }) =>
    months.map((month) => {
      const first = `${year}-${two(month)}-01`
      const last = dayAfter(monthsAfter(first, 1), -1)
      const wanted = to === null ? last : `${year}-${two(month)}-${two(to)}`
      return { key: `${year}-${two(month)}-${task}-${from}`, task, fromOn: `${year}-${two(month)}-${two(from)}`, toOn: wanted > last ? last : wanted }
    }),
  ).toSorted((a, b) => (a.fromOn + a.key < b.fromOn + b.key ? -1 : 1))
}
