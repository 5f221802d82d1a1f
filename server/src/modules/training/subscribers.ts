import { z } from 'zod'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { queue } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { whenPostIsGiven } from '../people/index.ts'
import { nameSubjects } from '../sla/index.ts'
import { mustBeCompetent } from './competence/held.ts'
import { competenceMessages } from './competence/messages.ts'
import { addReadyCourseRows } from './courses/add-ready.ts'
import { addReadyProgrammeRows } from './programmes/programmes.ts'
import { closeOverdueExam } from './exams/exams.ts'
import { trainingMessages } from './messages.ts'
import { remindOfOnboardings } from './onboarding/onboarding.ts'
import { personalDataOfTraining } from './personal-data.ts'
import { maySeePractical } from './practicals/present.ts'
import { addReadyRubricRows } from './practicals/rubrics.ts'
import { addReady } from './questions/write.ts'
import { HAND_IN } from './sittings/enter.ts'
import { handInOverdue } from './sittings/submit.ts'
import { tellOfStandards } from './standards-used.ts'

export function subscribe(): void {
  tellOfStandards()
  trainingMessages()
  competenceMessages()
  remindOfOnboardings()
  whenPostIsGiven(mustBeCompetent)
  personalDataOfTraining()
  whenSiteIsMade(async (ctx) => {
    await addReady(ctx)
    await addReadyCourseRows(ctx)
    await addReadyProgrammeRows(ctx)
    await addReadyRubricRows(ctx)
  })
  queue(HAND_IN, z.object({ sittingId: z.uuid() }), (ctx, { sittingId }) => handInOverdue(ctx, sittingId))
  queue('training.close-exam', z.object({ examId: z.uuid() }), (ctx, { examId }) => closeOverdueExam(ctx, examId))
  nameSubjects('training_plan_line', async (ctx, ids) => {
    const rows = await ctx.tx.selectFrom('training_plan_line as l').leftJoin('course as c', (join) => join.onRef('c.organization_id', '=', 'l.organization_id').onRef('c.id', '=', 'l.course_id')).leftJoin('zone as z', (join) => join.onRef('z.organization_id', '=', 'l.organization_id').onRef('z.id', '=', 'l.zone_id')).select(['l.id', 'l.year', 'l.quarter', 'l.kind', 'c.name', 'z.name as zone']).where('l.id', 'in', [...ids]).execute()
    return new Map(rows.map((row) => [row.id, `${row.year} Q${row.quarter} ${row.name ?? [row.zone, labelOf(ctx.locale, 'planLineKind', row.kind)].filter(Boolean).join(' ')}`]))
  })
  filesFollow('practical', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('practical').select(['id', 'site_id', 'employee_id', 'state']).where('id', '=', id).executeTakeFirst()
    // While others still score, photos are of who keeps training; afterwards of everybody who was there.
    return row !== undefined && (await maySeePractical(ctx, row)) && (row.state === 'scored' || row.state === 'signed' || ctx.actor.can('training:manage', row.site_id))
  })
  filesFollow('onboarding', async (ctx, id) => {
    const row = await ctx.tx.selectFrom('onboarding').select('site_id').where('id', '=', id).executeTakeFirst()
    return row !== undefined && ctx.actor.can('people:manage', row.site_id)
  })
  filesFollow('course', async (ctx, id) => {
    if (!ctx.actor.can('training:read')) return false
    const row = await ctx.tx.selectFrom('course').select('state').where('id', '=', id).executeTakeFirst()
    return row !== undefined && (row.state === 'published' || ctx.actor.can('training:manage'))
  })
  // Pictures of questions are seen by who keeps the bank, and by who has the question on a paper.
  filesFollow('question', async (ctx, id) => {
    if (ctx.actor.can('training:manage')) return true
    if (ctx.actor.employeeId === null) return false
    const { rows } = await ctx.client.query({ text: `select 1 from exam_item i join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id where i.question_id = $1 and s.employee_id = $2 and s.state <> 'waiting' limit 1`, values: [id, ctx.actor.employeeId] })
    return rows.length > 0
  })
}
