import { z } from 'zod'
import { queue } from '../../platform/events.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { closeOverdueExam } from './exams/exams.ts'
import { examMessages } from './messages.ts'
import { personalDataOfTraining } from './personal-data.ts'
import { addReady } from './questions/write.ts'
import { HAND_IN } from './sittings/enter.ts'
import { handInOverdue } from './sittings/submit.ts'

export function subscribe(): void {
  examMessages()
  personalDataOfTraining()
  whenSiteIsMade(async (ctx) => {
    await addReady(ctx)
  })
  queue(HAND_IN, z.object({ sittingId: z.uuid() }), (ctx, { sittingId }) => handInOverdue(ctx, sittingId))
  queue('training.close-exam', z.object({ examId: z.uuid() }), (ctx, { examId }) => closeOverdueExam(ctx, examId))
  // Pictures of questions are seen by who keeps the bank, and by who has the question on a paper.
  filesFollow('question', async (ctx, id) => {
    if (ctx.actor.can('training:manage')) return true
    if (ctx.actor.employeeId === null) return false
    const { rows } = await ctx.client.query({ text: `select 1 from exam_item i join exam_sitting s on s.organization_id = i.organization_id and s.id = i.sitting_id where i.question_id = $1 and s.employee_id = $2 and s.state <> 'waiting' limit 1`, values: [id, ctx.actor.employeeId] })
    return rows.length > 0
  })
}
