import type { emergency } from '@guanjia/contract'

/** Somebody who can be given a role now, with everything that a plan may look for. */
export interface Available {
  key: string
  employeeId: string | null
  reserveId: string | null
  name: string
  why: emergency.HoldReason
  roles: readonly string[]
  position: string | null
  posts: readonly { id: string; kind: string }[]
  /** Null: not of the reserve; otherwise what they were called up for. */
  calledFor: string | null
  /** Colleagues whose place they take now: themselves, and whom they stand in for. */
  standsFor: readonly string[]
}

export interface Wanted {
  key: string
  count: number
  sources: readonly emergency.PlanSource[]
  /** Nobody holds it yet: it would rather be held by somebody who has another role than by nobody. */
  isEmpty: boolean
}

export interface Chosen {
  person: Available
  /** Not of the first source: somebody who stands in for whoever should hold the role. */
  isSubstitute: boolean
  /** Holds another role at the same time. */
  isDouble: boolean
}

export interface Filled {
  key: string
  chosen: Chosen[]
  missing: number
}

/** Who is surely there comes first. */
const RANK: Record<emergency.HoldReason, number> = { rota: 0, clocked_in: 1, stand_in: 2, planned: 3, reserve: 4, assigned: 5 }

export function fits(source: emergency.PlanSource, person: Available): boolean {
  switch (source.by) {
    case 'post': return person.posts.some(({ id }) => id === source.value)
    case 'post_kind': return person.posts.some(({ kind }) => kind === source.value)
    case 'position': return person.position === source.value
    case 'role': return person.roles.includes(source.value)
    case 'employee': return person.standsFor.includes(source.value)
    case 'reserve': return person.calledFor !== null && (source.value === '' || person.calledFor === source.value)
  }
}

/**
 * Fills the roles of a plan in their order from who is on now: the first source first, then the substitutes. Everybody gets one role; only a
 * role that would stay empty is held by somebody who has another. What nobody can hold is missing, and said so. `held`: who has a role already.
 */
export function fillRoles(wanted: readonly Wanted[], available: readonly Available[], held: ReadonlySet<string> = new Set()): Filled[] {
  const busy = new Set(held)
  const pool = available.toSorted((a, b) => RANK[a.why] - RANK[b.why])
  const filled = wanted.map((role): Filled => {
    const chosen: Chosen[] = []
    role.sources.forEach((source, at) => {
      for (const person of pool) {
        if (chosen.length >= role.count || busy.has(person.key) || !fits(source, person)) continue
        busy.add(person.key)
        chosen.push({ person, isSubstitute: at > 0, isDouble: false })
      }
    })
    return { key: role.key, chosen, missing: role.count - chosen.length }
  })
  for (const one of filled) {
    const { sources, isEmpty } = wanted.find(({ key }) => key === one.key)!
    if (one.chosen.length > 0 || !isEmpty) continue
    const at = sources.findIndex((source) => pool.some((person) => fits(source, person)))
    if (at < 0) continue
    one.chosen.push({ person: pool.find((person) => fits(sources[at]!, person))!, isSubstitute: at > 0, isDouble: true })
    one.missing -= 1
  }
  return filled
}
