import { explain, holds, keyOf, numberOf, obstacleBeside, standingObstacle, tradeObstacle, weekdayOf, type Duty, type Explained, type Frame, type Need, type Person, type Stretch } from './rules.ts'

/** What somebody has carried in the months before, so that nights and weekends even out over time. */
export interface Carried {
  nights: number
  weekends: number
}

export interface Problem extends Frame {
  /** Set by hand: they stay, and what they break is told instead of mended. */
  fixed: readonly Duty[]
  carried?: ReadonlyMap<string, Carried>
}

export interface Generated {
  duties: Duty[]
  gaps: Explained[]
}

/** Of two rotas with the same hard rules the one where nights and weekends are shared is the better. */
const NIGHT_WEIGHT = 3
const WEEKEND_WEIGHT = 2
/** Somebody who keeps the shift of yesterday sleeps better. */
const SAME_SHIFT = 1.5
const ROUNDS_OF_EVENING = 4

/**
 * Plans a month. The same problem always gives the same rota: nothing is drawn. First every seat in turn, the ones that fewest people can take
 * before the others, goes to whoever carries least; then empty seats are won by moving one colleague; then nights and weekends are evened out.
 * Hard rules hold at every step. What stays empty is told with everybody who was removed and the rule that did it.
 */
export function generate(problem: Problem): Generated {
  const plan = new Plan(problem)
  for (const need of plan.hardestFirst()) plan.fill(need)
  for (const need of plan.open()) plan.fillByMoving(need)
  for (let round = 0; round < ROUNDS_OF_EVENING && plan.evenOut(); round++);
  const duties = plan.duties()
  return { duties, gaps: explain(duties, problem) }
}

class Plan {
  readonly #problem: Problem
  readonly #byPerson: Map<string, Duty[]>
  readonly #seats = new Map<string, Duty[]>()
  /** People whom nothing standing keeps from a need: by need, counted once. */
  readonly #able = new Map<string, Person[]>()
  readonly #people: Map<string, Person>
  readonly #needs: Map<string, Need>
  readonly #fixed: Set<Duty>
  readonly #load = new Map<string, { nights: number; weekends: number; hours: number }>()

  constructor(problem: Problem) {
    this.#problem = problem
    this.#people = new Map(problem.people.map((person) => [person.id, person]))
    this.#needs = new Map(problem.needs.map((need) => [keyOf(need), need]))
    this.#byPerson = new Map(problem.people.map(({ id }) => [id, []]))
    this.#fixed = new Set(problem.fixed)
    for (const { id } of problem.people) {
      const { nights, weekends } = problem.carried?.get(id) ?? { nights: 0, weekends: 0 }
      this.#load.set(id, { nights, weekends, hours: 0 })
    }
    for (const need of problem.needs) this.#able.set(keyOf(need), problem.people.filter((person) => standingObstacle(person, need) === null))
    for (const duty of problem.fixed) if (this.#byPerson.has(duty.employeeId)) this.#add(duty)
  }

  duties(): Duty[] {
    return [...this.#byPerson.values()].flat().sort((a, b) => (a.day + a.postId + a.shift + a.employeeId < b.day + b.postId + b.shift + b.employeeId ? -1 : 1))
  }

  /** Day by day, for a shift depends on the one before; within a day the seats that fewest can take first. */
  hardestFirst(): Need[] {
    const spare = (need: Need): number => this.#able.get(keyOf(need))!.length - need.headcount
    return this.#problem.needs.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : spare(a) - spare(b) || b.trades.length - a.trades.length || a.from - b.from || (keyOf(a) < keyOf(b) ? -1 : 1)))
  }

  open(): Need[] {
    return this.hardestFirst().filter((need) => this.#missing(need) > 0)
  }

  fill(need: Need): void {
    while (this.#missing(need) > 0) {
      const best = this.#best(need)
      if (!best) return
      this.#give(best, need)
    }
  }

  /**
   * An empty seat that somebody could take but for one other shift of theirs: that shift goes to a colleague who has time, and the seat is
   * theirs. One move deep: deeper ones cost more than they win.
   */
  fillByMoving(need: Need): void {
    for (const person of this.#candidates(need)) {
      if (this.#missing(need) === 0) return
      const own = this.#byPerson.get(person.id)!
      for (const duty of own.filter((one) => !this.#fixed.has(one) && near(one, need))) {
        const other = this.#needs.get(keyOf(duty))!
        this.#remove(duty)
        if (this.#mayTake(person, need)) {
          this.#give(person, need)
          this.fill(other)
          if (this.#missing(other) === 0) break
          this.#remove(this.#byPerson.get(person.id)!.find((one) => keyOf(one) === keyOf(need))!)
        }
        this.#add(duty)
      }
      if (this.#missing(need) > 0 && this.#mayTake(person, need)) this.#give(person, need)
    }
  }

  /** Gives nights and weekends of who has most to who has least, where both may; answers whether anything moved. */
  evenOut(): boolean {
    let hasMoved = false
    const heaviest = [...this.#byPerson.keys()].toSorted((a, b) => this.#burden(b) - this.#burden(a) || (a < b ? -1 : 1))
    for (const id of heaviest) {
      for (const duty of this.#byPerson.get(id)!.filter((one) => !this.#fixed.has(one))) {
        const need = this.#needs.get(keyOf(duty))!
        const weight = weightOf(need)
        if (weight === 0 && this.#load.get(id)!.hours === 0) continue
        const gain = weight || 1
        const taker = this.#able.get(keyOf(need))!
          .filter((one) => one.id !== id && (weight > 0 ? this.#burdenOf(id, need) - this.#burdenOf(one.id, need) > gain : this.#load.get(id)!.hours - this.#load.get(one.id)!.hours > 2 * hoursOf(need)))
          .toSorted((a, b) => this.#cost(a, need) - this.#cost(b, need) || (a.id < b.id ? -1 : 1))
          .find((one) => this.#keepsTrades(need, duty, one) && this.#isFree(one, need))
        if (taker) {
          this.#remove(duty)
          this.#give(taker, need)
          hasMoved = true
        } else if (weight > 0 && this.#exchange(id, duty, need)) hasMoved = true
      }
    }
    return hasMoved
  }

  /** Gives a night or weekend to a colleague who carries less, for a lighter shift of theirs on the same day. */
  #exchange(id: string, duty: Duty, need: Need): boolean {
    const person = this.#people.get(id)!
    for (const other of this.#able.get(keyOf(need))!) {
      if (this.#burdenOf(id, need) - this.#burdenOf(other.id, need) <= weightOf(need)) continue
      const theirs = this.#byPerson.get(other.id)!.find((one) => one.day === duty.day && !this.#fixed.has(one))
      const light = theirs && this.#needs.get(keyOf(theirs))!
      if (!theirs || !light || weightOf(light) >= weightOf(need) || need.trades.length + light.trades.length > 0 || standingObstacle(person, light)) continue
      this.#remove(duty)
      this.#remove(theirs)
      if (this.#isFree(other, need) && this.#isFree(person, light)) {
        this.#give(other, need)
        this.#give(person, light)
        return true
      }
      this.#add(duty)
      this.#add(theirs)
    }
    return false
  }

  #missing(need: Need): number {
    return need.headcount - (this.#seats.get(keyOf(need))?.length ?? 0)
  }

  #best(need: Need): Person | undefined {
    let best: Person | undefined
    let least = Infinity
    for (const person of this.#candidates(need)) {
      if (!this.#isFree(person, need)) continue
      const cost = this.#cost(person, need)
      if (cost < least) [best, least] = [person, cost]
    }
    return best
  }

  /** Those with nothing standing against them who bring what the shift still needs. */
  #candidates(need: Need): Person[] {
    const able = this.#able.get(keyOf(need))!
    return need.trades.length === 0 ? able : able.filter((person) => this.#brings(person, need))
  }

  #brings(person: Person, need: Need): boolean {
    return tradeObstacle(person, need, this.#lackingTrades(need), this.#missing(need), this.#able.get(keyOf(need))!) === null
  }

  #lackingTrades(need: Need): string[] {
    const on = this.#seats.get(keyOf(need)) ?? []
    return need.trades.filter((trade) => !on.some(({ employeeId }) => holds(this.#people.get(employeeId)!, trade, need.day)))
  }

  /** Whether a shift has no fewer trades when one of it goes to somebody else. */
  #keepsTrades(need: Need, duty: Duty, taker: Person): boolean {
    if (need.trades.length === 0) return true
    const rest = this.#seats.get(keyOf(need))!.filter((one) => one !== duty).map(({ employeeId }) => this.#people.get(employeeId)!)
    const covered = (people: readonly Person[]): number => need.trades.filter((trade) => people.some((one) => holds(one, trade, need.day))).length
    return covered([...rest, taker]) >= covered([...rest, this.#people.get(duty.employeeId)!])
  }

  #mayTake(person: Person, need: Need): boolean {
    return this.#isFree(person, need) && this.#brings(person, need)
  }

  #isFree(person: Person, need: Stretch): boolean {
    return obstacleBeside(person.elsewhere.length === 0 ? this.#byPerson.get(person.id)! : [...person.elsewhere, ...this.#byPerson.get(person.id)!], need, this.#problem.rules) === null
  }

  #burden(id: string): number {
    const { nights, weekends } = this.#load.get(id)!
    return nights * NIGHT_WEIGHT + weekends * WEEKEND_WEIGHT
  }

  /** What somebody carries of the kind that a shift is of: nights for a night, weekends for a weekend. */
  #burdenOf(id: string, need: Need): number {
    const { nights, weekends } = this.#load.get(id)!
    return (need.isNight ? nights * NIGHT_WEIGHT : 0) + (weekdayOf(need.day) > 5 ? weekends * WEEKEND_WEIGHT : 0)
  }

  #cost(person: Person, need: Need): number {
    const load = this.#load.get(person.id)!
    const kept = this.#byPerson.get(person.id)!.some((one) => one.shift === need.shift && Math.abs(numberOf(one.day) - numberOf(need.day)) === 1)
    return load.hours / 8 + this.#burdenOf(person.id, need) - (kept ? SAME_SHIFT : 0) - 2 * this.#lackingTrades(need).filter((trade) => holds(person, trade, need.day)).length
  }

  #give(person: Person, need: Need): void {
    this.#add({ employeeId: person.id, postId: need.postId, day: need.day, shift: need.shift, from: need.from, to: need.to })
  }

  #add(duty: Duty): void {
    this.#byPerson.get(duty.employeeId)!.push(duty)
    const key = keyOf(duty)
    this.#seats.set(key, [...(this.#seats.get(key) ?? []), duty])
    this.#count(duty, 1)
  }

  #remove(duty: Duty): void {
    const own = this.#byPerson.get(duty.employeeId)!
    own.splice(own.indexOf(duty), 1)
    this.#seats.set(keyOf(duty), this.#seats.get(keyOf(duty))!.filter((one) => one !== duty))
    this.#count(duty, -1)
  }

  #count(duty: Duty, by: 1 | -1): void {
    const need = this.#needs.get(keyOf(duty))
    const load = this.#load.get(duty.employeeId)!
    load.hours += (by * (duty.to - duty.from)) / 3_600_000
    if (need?.isNight) load.nights += by
    if (weekdayOf(duty.day) > 5) load.weekends += by
  }
}

const weightOf = (need: Need): number => (need.isNight ? NIGHT_WEIGHT : 0) + (weekdayOf(need.day) > 5 ? WEEKEND_WEIGHT : 0)
const hoursOf = (need: Stretch): number => (need.to - need.from) / 3_600_000
/** A shift within a week of another can stand in its way; one further off cannot. */
const near = (one: Stretch, other: Stretch): boolean => Math.abs(numberOf(one.day) - numberOf(other.day)) <= 7

