import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayIn } from '../../../platform/time.ts'
import { estatePeriod, unitsById } from '../../archives/index.ts'
import { forceMajor, type CaseRow, type Examination } from '../../cases/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { beginWorkflow, followWorkflow } from '../workflow/steps.ts'
import { growGroup, leaveByChange, planGroup, type GroupPlan } from './group-members.ts'
import { isThird, within } from './rules.ts'
import { currentSettings, type Settings } from './settings.ts'
import { earlierOf, lockCause } from './voices.ts'

type MajorReason = cases.Case['majorReasons'][number]

interface Found {
  reasons: MajorReason[]
  group: GroupPlan | null
  settings: Settings
}

/** What a complaint is among the others: the third of its household, one of a group. Waits for others who look at the same cause. */
async function lookAround(ctx: Ctx, row: CaseRow): Promise<Found> {
  const settings = await currentSettings(ctx)
  if (row.category_id === null) return { reasons: [], group: null, settings }
  await lockCause(ctx, row.site_id, row.category_id)
  const earlier = await earlierOf(ctx, row, row.id, row.registered_at, settings.thirdDays)
  const group = await planGroup(ctx, row, settings)
  const reasons: MajorReason[] = [...(isThird(earlier, row.registered_at, settings) ? (['third_time'] as const) : []), ...(group ? (['group'] as const) : [])]
  return { reasons, group, settings }
}

/** A complaint before it is written: forced reasons, and what is written beside it (CMP-024, CMP-025, CMP-043). */
export async function complaintTaken(ctx: Ctx, row: CaseRow): Promise<Examination> {
  if (row.kind !== 'complaint') return { majorReasons: [] }
  const { reasons, group, settings } = await lookAround(ctx, row)
  return {
    majorReasons: reasons,
    isTold: group !== null && row.major_reasons.length === 0 && reasons.length === 1,
    async whenWritten(written) {
      ctx.later('complaint_circumstance', await circumstanceOf(ctx, written, settings))
      await beginWorkflow(ctx, written)
      if (group) await growGroup(ctx, group, written)
    },
  }
}

/** A complaint whose facts changed is looked at as if it were taken now; a grade that was forced stays. */
export async function complaintChanged(ctx: Ctx, before: CaseRow, after: CaseRow): Promise<boolean> {
  if (after.kind !== 'complaint') return false
  if (before.category_id !== after.category_id) await leaveByChange(ctx, after)
  const { reasons, group, settings } = await lookAround(ctx, after)
  await writeCircumstance(ctx, after, settings)
  if (before.kind !== 'complaint' || before.category_id !== after.category_id) await followWorkflow(ctx, after)
  let isChanged = false
  if (reasons.includes('third_time')) isChanged = await forceMajor(ctx, after.id, 'third_time', '')
  if (group) {
    await growGroup(ctx, group, after)
    isChanged = (await forceMajor(ctx, after.id, 'group', group.number, true)) || isChanged
  }
  return isChanged
}

/** Which period of the estate it was taken in, and what it repeats; the period is of the day on which it was taken. */
async function circumstanceOf(ctx: Ctx, row: CaseRow, settings: Settings) {
  const unit = row.unit_id === null ? undefined : (await unitsById(ctx, [row.unit_id])).get(row.unit_id)
  const earlier = within(await earlierOf(ctx, row, row.id, row.registered_at, settings.repeatDays), row.registered_at, settings.repeatDays)
  const handedOverOn = unit?.handedOverOn ?? null
  const period = estatePeriod(handedOverOn, dayIn(await timeZoneOf(ctx, row.site_id), row.registered_at))
  const isKnown = row.category_id !== null && (row.unit_id ?? row.person_id) !== null
  return {
    organization_id: ctx.organizationId, case_id: row.id, site_id: row.site_id, registered_at: row.registered_at, estate_period: period, handed_over_on: handedOverOn, repeat_of: earlier[0]?.id ?? null,
    occurrence: isKnown ? earlier.length + 1 : null, updated_at: ctx.now,
  }
}

async function writeCircumstance(ctx: Ctx, row: CaseRow, settings: Settings): Promise<void> {
  const circumstance = await circumstanceOf(ctx, row, settings)
  const { estate_period, handed_over_on, repeat_of, occurrence, updated_at } = circumstance
  await ctx.tx
    .insertInto('complaint_circumstance')
    .values(circumstance)
    .onConflict((conflict) => conflict.columns(['organization_id', 'case_id']).doUpdateSet({ estate_period, handed_over_on, repeat_of, occurrence, updated_at }))
    .execute()
}
