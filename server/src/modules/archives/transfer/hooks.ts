import type { Ctx } from '../../../platform/ctx.ts'

/** A unit changes hands: what those who settle something must know. */
export interface Transfer {
  siteId: string
  unitId: string
  /** The first day of the new owner. */
  takesOverOn: string
  /** Whose stay ends, and who comes. */
  leaving: readonly string[]
  coming: readonly string[]
  /** The file that closes; null where there was none. */
  householdId: string | null
}

export interface OwnerChangeParty {
  /** Who speaks: `billing`, `custody`; shown with the reason by its key in the caller's language. */
  name: string
  /** Why the owner cannot change yet: unpaid fees, keys that are out; empty when nothing stands in the way. Asked for the preview, too. */
  check(ctx: Ctx, transfer: Transfer): Promise<string[]>
  /** What will be done, in words, for the preview: `2 张门禁卡停用`. */
  foresee(ctx: Ctx, transfer: Transfer): Promise<string[]>
  /** Does its part, in the same transaction; gives what was done, in words. */
  settle(ctx: Ctx, transfer: Transfer): Promise<string[]>
}

const parties: OwnerChangeParty[] = []

/** A module to the right has something to settle when a unit changes hands: fees, keys, vehicles, cards. It may refuse with reasons, or do its part. */
export function whenOwnerChanges(party: OwnerChangeParty): void {
  if (!parties.includes(party)) parties.push(party)
}

export function partiesOfTransfer(): readonly OwnerChangeParty[] {
  return parties
}
