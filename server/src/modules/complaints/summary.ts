import { z } from 'zod'
import { Locale, type complaints, type Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { storeFile } from '../../platform/files/routes.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { ComplaintSummary } from '../../platform/print/forms.ts'
import { printComplaintSummary } from '../../platform/print/complaint-summary.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { wholeComplaint } from './act.ts'
import { missingClears } from './clears.ts'
import { investigationText, levelsText, solutionText, tasksText } from './course.ts'
import { presentLevel } from './levels.ts'
import type { Whole } from './load.ts'
import { clearsOfWhole } from './proof.ts'

/** One page stays one page. */
const cut = (text: string, most: number): string | null => (text === '' ? null : [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text)

/** What whoever takes a complaint over must know, from what is recorded (CMP-042). */
export async function summaryOf(ctx: Ctx, whole: Whole, address: string): Promise<ComplaintSummary> {
  const { row, complaint, levels } = whole
  const zone = await timeZoneOf(ctx, row.site_id)
  const { zone: _, ...head } = await formHead(ctx, row.site_id, row.number, address)
  const { rows } = await ctx.client.query<{ unit: string | null; person: string | null; category: string | null; taker: string }>({
    name: 'complaint_summary_names',
    text: `select u.code as unit, p.name as person, c.name as category, e.name as taker from service_case k
           join employee e on e.organization_id = k.organization_id and e.id = k.first_contact_by
           left join unit u on u.organization_id = k.organization_id and u.id = k.unit_id
           left join person p on p.organization_id = k.organization_id and p.id = k.person_id
           left join case_category c on c.organization_id = k.organization_id and c.id = k.category_id where k.organization_id = $1 and k.id = $2`,
    values: [ctx.organizationId, row.id],
  })
  const named = rows[0]!
  const top = levels.at(-1)
  const word = labelOf.bind(null, ctx.locale)
  const missing = missingClears(clearsOfWhole(whole, ctx.now)).map(({ clear }) => word('clear', clear))
  return {
    ...head, registeredAt: wallTimeIn(zone, row.registered_at), channel: word('channel', row.channel), firstContact: named.taker, household: named.person, phone: cut(row.contact_phone, 30), unit: named.unit, caseCategory: named.category,
    grade: row.grade === null ? null : word('grade', row.grade), impact: complaint.impact === null ? null : word('impact', complaint.impact), occurredAt: row.occurred_at === null ? null : wallTimeIn(zone, row.occurred_at),
    occurredPlace: cut(row.place, 40) ?? named.unit, peopleInvolved: cut(row.persons_involved, 60), statement: cut(row.statement, 420), demand: cut(row.demand, 120), wish: row.wish === null ? null : word('wish', row.wish),
    verified: complaint.verified === null ? null : [word('verificationResult', complaint.verified), complaint.verified_note].filter(Boolean).join('：'),
    investigation: cut(investigationText(ctx, whole), 420), cause: complaint.cause_class === null ? null : cut(`${word('causeClass', complaint.cause_class)}：${complaint.cause_text}`, 160), solution: cut(solutionText(ctx, whole), 240),
    presentLevel: word('complaintLevel', presentLevel(levels)), answerBy: top && top.ended_at === null ? wallTimeIn(zone, top.answer_by) : null, handedUpFor: cut(top?.reason ?? '', 160), levelAnswers: cut(levelsText(ctx, whole, zone), 420),
    openTasks: cut(tasksText(ctx, whole, zone), 200), missingClears: cut(missing.join('、'), 100),
  }
}

export async function printSummary(exchange: Exchange, { params }: Input<typeof complaints.printComplaintSummary>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const form = await runInCtx(exchange.app, { actor, locale }, async (ctx) => summaryOf(ctx, await wholeComplaint(ctx, params.id), publicAddress(exchange, `/cases/${params.id}`)))
  return { name: `${form.number}-summary.pdf`, contentType: 'application/pdf', body: await printComplaintSummary(form, { locale }), isInline: true }
}

const Summarise = z.object({ caseId: z.uuid(), levelId: z.uuid(), locale: Locale })

/** The page that goes up with a complaint, kept with its level. A second run finds it there. */
export function summariseByJob(): void {
  queue('complaints.summarise', Summarise, async (ctx, { caseId, levelId, locale }) => {
    const known = await ctx.tx.selectFrom('file_link').select('file_id').where('record_id', '=', levelId).where('purpose', '=', 'summary').executeTakeFirst()
    if (known) return
    const spoken = { ...ctx, locale }
    const whole = await wholeComplaint(spoken, caseId)
    const content = await printComplaintSummary(await summaryOf(spoken, whole, `/cases/${caseId}`), { locale })
    // Named like its level: a second run after a crash finds it stored.
    const stored = await ctx.tx.selectFrom('file').select('id').where('id', '=', levelId).executeTakeFirst()
    if (!stored) await storeFile(ctx.app, ctx.actor, { id: levelId, name: `${whole.row.number}.pdf`, content })
    await attachFiles(ctx, { type: 'complaint_level', id: levelId }, [levelId], 'summary')
  })
}
