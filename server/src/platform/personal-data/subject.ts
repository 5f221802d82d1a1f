import type { Ctx } from '../ctx.ts'
import type { Traces } from './traces.ts'

/** Whose data: the person with the files that were merged into theirs, their sign-ins, their homes, and what tells who they are. */
export interface Subject extends Traces {
  personId: string
  personIds: readonly string[]
  accountIds: readonly string[]
  unitIds: readonly string[]
  siteIds: readonly string[]
  phones: readonly string[]
}

/** What of a person one module holds: for handing all of it out, and for erasing all of it, in one act. */
export interface PersonalPart {
  /** Names the part in files and certificates. */
  name: string
  /** Everything about the person, as it is told to the person. */
  tell(ctx: Ctx, personId: string, subject: Subject): Promise<readonly Record<string, unknown>[]>
  /** What stands in the way of erasing, in words; nothing when nothing does. */
  obstacles?(ctx: Ctx, personId: string): Promise<readonly { kind: string; text: string }[]>
  /** Erases; `kept` is what the law wants kept, without whose it was, and why. `isTrial` only counts. */
  erase(ctx: Ctx, personId: string, isTrial: boolean, subject: Subject): Promise<{ erased: number; kept: number; why?: string }>
}

const parts = new Map<string, PersonalPart>()

/** A module says what personal data it holds. */
export function holdsPersonalData(part: PersonalPart): void {
  parts.set(part.name, part)
}

export function personalParts(): readonly PersonalPart[] {
  return [...parts.values()]
}
