import type { RotaObstacle, RotaPostKind } from '@guanjia/contract/staffing-choices.ts'
import { countsOn, type Validity } from '../../people/index.ts'

/** The hard rules of a site: nobody is planned against them, by no way. */
export interface Rules {
  restHours: number
  maxDaysInRow: number
  maxWeekHours: number
}

/** One seat, or several alike: a post on a day in one of its shifts. Instants are epoch milliseconds, days those of the site. */
export interface Need {
  postId: string
  kind: RotaPostKind
  positionId: string | null
  day: string
  shift: string
  from: number
  to: number
  /** The day on which it ends: a night ends on the next. */
  lastDay: string
  isNight: boolean
  headcount: number
  certificates: readonly string[]
  trades: readonly string[]
}

export interface Leave {
  from: string
  to: string
}

export interface Stretch {
  day: string
  from: number
  to: number
}

export interface Person {
  id: string
  positionId: string | null
  /** Whether they can answer for a site alone: managers of days and nights are of these. */
  mayManage?: boolean
  certificates: readonly ({ kind: string } & Validity)[]
  leave: readonly Leave[]
  /** Shifts outside the month, and those at other sites: they count for rest, days in a row and hours, and never move. */
  elsewhere: readonly Stretch[]
}

export interface Duty extends Stretch {
  employeeId: string
  postId: string
  shift: string
}

export interface Obstacle {
  kind: RotaObstacle
  /** The certificate, the day or the figure that stands against it. */
  detail: string
}

const HOUR = 3_600_000
const DAY = 86_400_000

/** Days as numbers that follow each other. */
export const numberOf = (day: string): number => Date.parse(day) / DAY
/** The first of January 1970 was a Thursday: weeks begin on Mondays. */
const MONDAY = 3
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** What is against a person whatever else is planned: post, certificates of the day, leave. */
export function standingObstacle(person: Person, need: Need): Obstacle | null {
  if (need.positionId !== null && person.positionId !== need.positionId) return { kind: 'position', detail: '' }
  if (need.positionId === null && (need.kind === 'duty_manager' || need.kind === 'night_manager') && person.mayManage === false) return { kind: 'position', detail: '' }
  const lacking = need.certificates.find((kind) => !holds(person, kind, need.day))
  if (lacking !== undefined) return { kind: 'certificate', detail: lackingWords(person, lacking, need.day) }
  const away = person.leave.find(({ from, to }) => from <= need.lastDay && to >= need.day)
  return away ? { kind: 'leave', detail: `${away.from} – ${away.to}` } : null
}

export function holds(person: Pick<Person, 'certificates'>, kind: string, day: string): boolean {
  return person.certificates.some((one) => one.kind === kind && countsOn(day, one))
}

/** `低压电工证 2026-03-12`: with the last day of the one that ran out. */
function lackingWords(person: Person, kind: string, day: string): string {
  const ended = person.certificates.filter((one) => one.kind === kind && one.is_verified && !one.is_withdrawn && one.valid_until < day).map((one) => one.valid_until).sort().at(-1)
  return ended === undefined ? kind : `${kind} ${ended}`
}

/** What is against one more shift beside those that a person has; null when nothing is. */
export function obstacleBeside(planned: readonly Stretch[], next: Stretch, rules: Rules): Obstacle | null {
  if (planned.some(({ day }) => day === next.day)) return { kind: 'busy', detail: next.day }
  const rest = rules.restHours * HOUR
  for (const one of planned) {
    if (one.from < next.to + rest && next.from < one.to + rest) {
      const hours = Math.max(0, one.from >= next.to ? one.from - next.to : next.from - one.to) / HOUR
      return { kind: 'rest', detail: `${Math.floor(hours * 10) / 10} h` }
    }
  }
  const today = numberOf(next.day)
  const week = Math.floor((today + MONDAY) / 7)
  const days = new Set<number>()
  let hours = next.to - next.from
  for (const one of planned) {
    const day = numberOf(one.day)
    days.add(day)
    if (Math.floor((day + MONDAY) / 7) === week) hours += one.to - one.from
  }
  hours /= HOUR
  let row = 1
  for (let day = today - 1; days.has(day); day--) row++
  for (let day = today + 1; days.has(day); day++) row++
  if (row > rules.maxDaysInRow) return { kind: 'days_in_row', detail: String(row) }
  return hours > rules.maxWeekHours ? { kind: 'week_hours', detail: `${Math.round(hours * 10) / 10} h` } : null
}

export interface Breach {
  employeeId: string
  day: string
  postId: string
  obstacle: Obstacle
}

/** What plans are judged by. */
export interface Frame {
  needs: readonly Need[]
  people: readonly Person[]
  rules: Rules
}

/** Every hard rule that a plan breaks, each shift against all others of its person; empty for a plan that may be published. */
export function breachesOf(duties: readonly Duty[], frame: Frame): Breach[] {
  return judgeOf(frame)(duties)
}

/** The same for many plans of one frame, or for some shifts of a plan. */
export function judgeOf({ needs, people, rules }: Frame): (duties: readonly Duty[], judged?: readonly Duty[]) => Breach[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byKey = new Map(needs.map((need) => [keyOf(need), need]))
  return (duties, judged = duties) => {
    const byPerson = grouped(duties, ({ employeeId }) => employeeId)
    const found = judged.flatMap((duty): Breach[] => {
      const { employeeId, day, postId } = duty
      const [person, need] = [byId.get(employeeId), byKey.get(keyOf(duty))]
      const obstacle: Obstacle | null =
        person === undefined || need === undefined ? { kind: 'position', detail: '' } : (standingObstacle(person, need) ?? obstacleBeside([...person.elsewhere, ...(byPerson.get(employeeId) ?? []).filter((other) => other !== duty)], duty, rules))
      return obstacle ? [{ employeeId, day, postId, obstacle }] : []
    })
    return found.sort((a, b) => (a.day + a.employeeId < b.day + b.employeeId ? -1 : 1))
  }
}

const sameOf = (one: Duty): string => `${one.employeeId} ${keyOf(one)} ${one.from} ${one.to}`
/** The duties of one plan that another does not have. */
export function without<T extends Duty>(all: readonly T[], others: readonly Duty[]): T[] {
  const known = new Set(others.map(sameOf))
  return all.filter((one) => !known.has(sameOf(one)))
}

export const keyOf = (one: { postId: string; day: string; shift: string }): string => `${one.day} ${one.postId} ${one.shift}`

export function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}

export interface Gap {
  postId: string
  day: string
  shift: string
  /** Seats that nobody has, and trades that nobody on the shift brings. */
  missing: number
  lackingTrades: string[]
}

/** What a plan leaves uncovered (STF-003, STF-005): never silent, whatever made the plan. */
export function gapsOf(duties: readonly Duty[], needs: readonly Need[], people: readonly Person[]): Gap[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const seats = grouped(duties, keyOf)
  return needs.flatMap((need) => {
    const on = seats.get(keyOf(need)) ?? []
    const missing = Math.max(0, need.headcount - on.length)
    const lackingTrades = need.trades.filter((trade) => !on.some(({ employeeId }) => byId.has(employeeId) && holds(byId.get(employeeId)!, trade, need.day)))
    return missing > 0 || lackingTrades.length > 0 ? [{ postId: need.postId, day: need.day, shift: need.shift, missing, lackingTrades }] : []
  })
}

/** Who was kept by which rule from a seat that stayed empty. */
export interface Removed {
  employeeId: string
  obstacle: Obstacle
}

export interface Explained extends Gap {
  removed: Removed[]
}

/** What a plan leaves uncovered, with everybody whom a rule keeps from it as the plan stands; who could take it has none and is left out. */
export function explain(duties: readonly Duty[], { needs, people, rules }: Frame): Explained[] {
  const byKey = new Map(needs.map((need) => [keyOf(need), need]))
  const byPerson = grouped(duties, ({ employeeId }) => employeeId)
  const seats = grouped(duties, keyOf)
  return gapsOf(duties, needs, people).map((gap) => {
    const need = byKey.get(keyOf(gap))!
    const on = new Set((seats.get(keyOf(gap)) ?? []).map(({ employeeId }) => employeeId))
    const standing = people.map((person) => ({ person, obstacle: standingObstacle(person, need) }))
    const able = standing.flatMap(({ person, obstacle }) => (obstacle === null ? [person] : []))
    const removed = standing.flatMap(({ person, obstacle: first }): Removed[] => {
      if (on.has(person.id)) return []
      const obstacle = first ?? obstacleBeside([...person.elsewhere, ...(byPerson.get(person.id) ?? [])], need, rules) ?? tradeObstacle(person, need, gap.lackingTrades, gap.missing, able)
      return obstacle ? [{ employeeId: person.id, obstacle }] : []
    })
    return { ...gap, removed }
  })
}

/** The seats that are left must be enough for the trades that are still lacking; who takes one brings as many as it needs. */
export function tradeObstacle(person: Person, need: Need, lacking: readonly string[], missing: number, able: readonly Person[]): Obstacle | null {
  if (lacking.length === 0) return null
  const brings = (one: Person): number => lacking.filter((trade) => holds(one, trade, need.day)).length
  const othersBring = Math.max(0, ...able.map(brings)) * (Math.max(1, missing) - 1)
  return lacking.length - brings(person) <= othersBring ? null : { kind: 'trade', detail: lacking.join('、') }
}
