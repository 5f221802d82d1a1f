import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import type { Calendar } from '../server/src/modules/sla/calendar.ts'
import { sampleCalendar } from '../server/src/modules/sla/sample-calendars.ts'

const COUNT = 1 << 16
const DAY = 86_400
/** Written after every run, so that no loop is optimised away. */
let sink = 0

/** The raw limit: a bare binary search over the calendar's own array. */
function bareSearch(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** Deterministic numbers from 0 to 1, so that two runs measure the same work. */
function* randoms(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

function perSecond(once: () => void): number {
  for (let i = 0; i < 5; i++) once()
  let best = 0
  for (let round = 0; round < 15; round++) {
    const begin = performance.now()
    once()
    best = Math.max(best, (COUNT / (performance.now() - begin)) * 1000)
  }
  return best
}

function measure(calendar: Calendar, longestDays: number) {
  const random = randoms(longestDays)
  const next = () => random.next().value as number
  const from = Float64Array.from({ length: COUNT }, () => Math.floor(Date.UTC(2025, 0, 1) + next() * 1.5 * 365 * DAY * 1000))
  // Targets in working time: a day of the calendar has 7.5 working hours on 5 of 7 days.
  const seconds = Float64Array.from({ length: COUNT }, () => Math.floor(1 + (next() * longestDays * 7.5 * 3600 * 5) / 7))
  const add = perSecond(() => {
    for (let i = 0; i < COUNT; i++) sink += calendar.add(from[i]!, seconds[i]!)
  })
  const { starts, worked } = calendar
  const oneSearch = perSecond(() => {
    for (let i = 0; i < COUNT; i++) sink += bareSearch(starts, from[i]!)
  })
  // `add` has two moments to find: where it starts, and where the sum is reached.
  const twoSearches = perSecond(() => {
    for (let i = 0; i < COUNT; i++) sink += bareSearch(worked, worked[bareSearch(starts, from[i]!)]! + seconds[i]! * 1000)
  })
  return { add, oneSearch, twoSearches }
}

const rate = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en')}/s`

/** Prints `add` per second of one core beside the raw limit, for targets of up to 30 days and of up to a year. */
export function run(): void {
  const calendar = sampleCalendar()
  console.log(`sla-calendar: ${calendar.starts.length} intervals over ten years, office hours with holidays`)
  const goals = [
    { name: '≤ 30 days', days: 30, goal: 1_000_000 },
    { name: '≤ 1 year', days: 365, goal: 100_000 },
  ]
  for (const { name, days, goal } of goals) {
    const { add, oneSearch, twoSearches } = measure(calendar, days)
    console.log(`  targets ${name}: add ${rate(add)}, goal ${rate(goal)} ${add >= goal ? 'reached' : 'MISSED'}`)
    console.log(`    raw limit: one bare binary search ${rate(oneSearch)}, ratio ${(add / oneSearch).toFixed(2)}`)
    console.log(`    the two searches that it replaces ${rate(twoSearches)}, ratio ${(add / twoSearches).toFixed(2)}`)
    if (add < goal) process.exitCode = 1
  }
  if (!Number.isFinite(sink)) throw new Error('The measurement calculated nothing')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) run()
