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

type End = (ctx: Ctx, meter: { id: string; siteId: string; code: string }) => Promise<void>
const enders: End[] = []
/** A meter was taken out: nobody reads it any more. */
export function whenMeterEnds(end: End): void {
  if (!enders.includes(end)) enders.push(end)
}
export async function meterEnded(ctx: Ctx, meter: { id: string; siteId: string; code: string }): Promise<void> {
  for (const end of enders) await end(ctx, meter)
}

export interface Placing {
  target: 'facility' | 'meter'
  id: string
  siteId: string
  /** In the words of the register, before and now. */
  from: string
  to: string
}
type Place = (ctx: Ctx, placing: Placing) => Promise<void>
const placers: Place[] = []
/** A facility or meter stands somewhere else. */
export function whenThingIsPlaced(place: Place): void {
  if (!placers.includes(place)) placers.push(place)
}
export async function thingWasPlaced(ctx: Ctx, placing: Placing): Promise<void> {
  for (const place of placers) await place(ctx, placing)
}
