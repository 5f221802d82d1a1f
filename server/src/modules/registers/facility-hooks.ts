import type { registers } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

type State = registers.Facility['state']
export interface FacilityMove {
  id: string
  siteId: string
  /** Null when it is new. */
  from: State | null
  to: State
  /** When it moved on site; what was told afterwards happened before now. */
  at: Date
  note: string
}
type Follow = (ctx: Ctx, move: FacilityMove) => Promise<void>
const followers: Follow[] = []

/** What a module right of the registers keeps of the state of facilities, in the transaction of the act: it can't differ from the register. */
export function whenFacilityMoves(follow: Follow): void {
  if (!followers.includes(follow)) followers.push(follow)
}
export async function facilityMoved(ctx: Ctx, move: FacilityMove): Promise<void> {
  if (move.from !== move.to) for (const follow of followers) await follow(ctx, move)
}

type Read = (ctx: Ctx, meter: { id: string; siteId: string; on: string }) => Promise<void>
const readers: Read[] = []
/** A meter was read, or its last reading voided. */
export function whenMeterIsRead(read: Read): void {
  if (!readers.includes(read)) readers.push(read)
}
export async function meterWasRead(ctx: Ctx, meter: { id: string; siteId: string; on: string }): Promise<void> {
  for (const read of readers) await read(ctx, meter)
}
