import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wallTimeIn } from '../../platform/time.ts'
import type { Whole } from './load.ts'

/** What was looked up, heard and seen, one line each. */
export function investigationText(ctx: Ctx, { findings }: Whole): string {
  return findings.map((one) => `${labelOf(ctx.locale, 'verificationMethod', one.method)}${one.heard ? `（${one.heard}）` : ''}：${one.found}`).join('\n')
}

export function solutionText(ctx: Ctx, { solutions }: Whole): string {
  return solutions.map((one) => `${labelOf(ctx.locale, 'solutionKind', one.kind)}：${one.text}（${labelOf(ctx.locale, 'solutionState', one.state)}）`).join('\n')
}

/** Each level with its own answer. */
export function levelsText(ctx: Ctx, { levels }: Whole, zone: string): string {
  return levels
    .map((one) => `${labelOf(ctx.locale, 'complaintLevel', one.level)} ${one.answered_at ? wallTimeIn(zone, one.answered_at) : '—'}：${one.answer || '—'}${one.mediator ? `（${one.mediator}）` : ''}`)
    .join('\n')
}

export function tasksText(ctx: Ctx, { tasks }: Whole, zone: string): string {
  return tasks
    .filter((one) => one.state === 'open' || one.state === 'waiting')
    .map((one) => `${labelOf(ctx.locale, 'complaintTaskKind', one.kind)}：${one.title}（${wallTimeIn(zone, one.due_at)}）`)
    .join('\n')
}
