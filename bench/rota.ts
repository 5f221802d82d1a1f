// A month of 60 people × 31 days, planned by rule: ten posts around the clock, the day posts of stewards, desk and technicians, certificates that
// end within the month, and leave. Beside it the raw limit: looking once at every pair of a seat and a person, the least that any planner does.
// Goal: ≤ 10 s.
import { generate } from '../server/src/modules/staffing/rota/generate.ts'
import { needsOf, type PatternShift, type PostOfRota } from '../server/src/modules/staffing/rota/patterns.ts'
import { dayAfter } from '../server/src/platform/time.ts'
import { breachesOf, obstacleBeside, standingObstacle, type Person, type Rules } from '../server/src/modules/staffing/rota/rules.ts'

const PEOPLE = 60
const DAYS = 31
const GOAL_MS = 10_000
const RULES: Rules = { restHours: 11, maxDaysInRow: 6, maxWeekHours: 48 }
const THREE: PatternShift[] = [{ code: 'D', name: '早班', start: '07:00', minutes: 480 }, { code: 'E', name: '中班', start: '15:00', minutes: 480 }, { code: 'N', name: '夜班', start: '23:00', minutes: 480 }]
const DAY: PatternShift[] = [{ code: 'D', name: '白班', start: '08:30', minutes: 480 }]
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const days = Array.from({ length: DAYS }, (_, n) => dayAfter('2026-03-01', n))
const post = (id: string, positionId: string, facts: Partial<PostOfRota> = {}): PostOfRota => ({ id, kind: 'fixed', positionId, headcount: 1, certificates: [], trades: [], weekdays: EVERY_DAY, shifts: THREE, ...facts })
const posts = [
  ...Array.from({ length: 9 }, (_, n) => post(`岗${n}`, 'guard')), post('监控', 'guard', { certificates: ['消防设施操作员证'] }),
  post('维修', 'technician', { shifts: DAY, headcount: 3, trades: ['低压电工证', '制冷作业证'] }), post('前台', 'desk', { shifts: DAY, headcount: 2 }), post('管家', 'steward', { shifts: DAY, headcount: 4 }),
]
const positionOf = (n: number): string => (n < 44 ? 'guard' : n < 49 ? 'technician' : n < 53 ? 'desk' : 'steward')
const held = (kind: string, until: string) => ({ kind, valid_from: '2020-01-01', valid_until: until, is_verified: true, is_withdrawn: false })
const people = Array.from({ length: PEOPLE }, (_, n): Person => ({
  id: `p${String(n).padStart(2, '0')}`, positionId: positionOf(n), elsewhere: [], leave: n % 6 === 0 ? [{ from: days[(n * 3) % 25]!, to: days[((n * 3) % 25) + 3]! }] : [],
  certificates: [...(n % 5 === 0 ? [held('消防设施操作员证', n === 5 ? '2026-03-15' : '2027-01-01')] : []), ...(n % 2 === 0 ? [held('低压电工证', '2027-01-01')] : [held('制冷作业证', '2027-01-01')])],
}))
const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
const needs = needsOf(posts, days, instantAt)
const seats = needs.reduce((sum, { headcount }) => sum + headcount, 0)

function timed<T>(work: () => T): { ms: number; value: T } {
  const from = performance.now()
  const value = work()
  return { ms: performance.now() - from, value }
}
const median = (runs: number[]): number => runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)]!

const planned: number[] = []
const raw: number[] = []
let result = generate({ needs, people, rules: RULES, fixed: [] })
for (let run = 0; run < 5; run++) {
  const once = timed(() => generate({ needs, people, rules: RULES, fixed: [] }))
  planned.push(once.ms)
  result = once.value
  raw.push(timed(() => needs.reduce((sum, need) => sum + people.filter((person) => standingObstacle(person, need) === null && obstacleBeside(person.elsewhere, need, RULES) === null).length, 0)).ms)
}
const broken = breachesOf(result.duties, { needs, people, rules: RULES }).length
const [ms, limit] = [median(planned), median(raw)]
console.log(`rota: ${PEOPLE} people × ${DAYS} days, ${seats} seats: ${ms.toFixed(0)} ms (goal ${GOAL_MS} ms), ${result.duties.length} held, ${result.gaps.length} posts with gaps, ${broken} rules broken`)
console.log(`raw limit, every pair of seat and person once: ${limit.toFixed(0)} ms; ratio ${(ms / limit).toFixed(1)}`)
if (ms > GOAL_MS || broken > 0) process.exitCode = 1
