import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

/** What the card already knows when it asks what to bear in mind. */
export interface OnCard {
  unit: { id: string; siteId: string } | null
  person: { id: string; tags: readonly string[] } | null
  openCases: readonly cases.CaseSummary[]
  recentCases: readonly cases.CaseSummary[]
}
export type Prompt = { kind: string; text: string; act: string | null }
type Source = (ctx: Ctx, card: OnCard) => Promise<Prompt[]> | Prompt[]

const sources: Source[] = [ofCases]
/** Modules to the right say here what else the person at the desk should have in mind; each may ask the database once. */
export function cardPrompts(source: Source): void {
  if (!sources.includes(source)) sources.push(source)
}

export async function promptsFor(ctx: Ctx, card: OnCard): Promise<Prompt[]> {
  const prompts: Prompt[] = []
  for (const source of sources) prompts.push(...(await source(ctx, card)))
  return prompts
}

/** Recorded tags, an overdue or urged matter, a bad last experience. */
function ofCases(_: Ctx, { person, openCases, recentCases }: OnCard): Prompt[] {
  const prompts: Prompt[] = []
  for (const tag of person?.tags ?? []) prompts.push({ kind: 'tag', text: tag, act: null })
  for (const item of openCases) {
    if (item.clock?.outcome === 'breached') prompts.push({ kind: 'overdue', text: `${item.number} ${item.title}`, act: null })
    if (item.urgedCount > 0) prompts.push({ kind: 'urged', text: `${item.number} ×${item.urgedCount}`, act: null })
  }
  const bad = recentCases.find((item) => item.score !== null && item.score <= 2)
  if (bad) prompts.push({ kind: 'dissatisfied', text: `${bad.number} ${bad.title}`, act: null })
  return prompts
}
