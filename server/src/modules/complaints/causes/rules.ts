export const DAY = 86_400_000

/** How many households within how many days make a group, when a complaint is the third one, and when it repeats another. */
export interface CauseRules {
  groupHouseholds: number
  groupDays: number
  thirdDays: number
  repeatDays: number
}

/** A complaint of one cause at one site. */
export interface Voice {
  caseId: string
  household: string
  at: Date
}

/**
 * The complaints that make a group with the one of `caseId`: the span of `groupDays` around it in which the most households spoke, or null
 * when none has enough of them (spec 03, CMP-024). One household speaks once, however often it complains; all its complaints are members.
 */
export function groupAround(voices: readonly Voice[], caseId: string, { groupHouseholds, groupDays }: CauseRules): Voice[] | null {
  const own = voices.find((voice) => voice.caseId === caseId)
  if (!own) return null
  const length = groupDays * DAY
  const spans = voices
    .filter(({ at }) => at <= own.at && own.at.getTime() - at.getTime() <= length)
    .map(({ at: from }) => voices.filter(({ at }) => at >= from && at.getTime() - from.getTime() <= length))
  const largest = spans.toSorted((a, b) => households(b) - households(a))[0]!
  return households(largest) >= groupHouseholds ? largest : null
}

export function households(voices: readonly Voice[]): number {
  return new Set(voices.map((voice) => voice.household)).size
}

/** Whether a complaint comes soon enough after one of its group to belong to it. */
export function joinsGroup(memberTimes: readonly Date[], at: Date, { groupDays }: Pick<CauseRules, 'groupDays'>): boolean {
  return memberTimes.some((time) => Math.abs(at.getTime() - time.getTime()) <= groupDays * DAY)
}

/** Complaints of the same household on the same matter within the days before, the latest first. */
export function within<T extends { at: Date }>(earlier: readonly T[], at: Date, days: number): T[] {
  return earlier.filter((one) => one.at <= at && at.getTime() - one.at.getTime() <= days * DAY).toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

/** The third complaint of a household on one matter is major (spec 03). */
export function isThird(earlier: readonly { at: Date }[], at: Date, { thirdDays }: Pick<CauseRules, 'thirdDays'>): boolean {
  return within(earlier, at, thirdDays).length >= 2
}
