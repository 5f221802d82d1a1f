import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { holdsPersonalData, holdsRows, ofPerson, ofTheirUnits, withTheirPhone, type Subject } from '../../platform/personal-data/index.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { ofTheirCases } from '../cases/index.ts'
import { ERASED, forgetSuggestions } from './facts.ts'

/** Erases facts of a person; `consented` only those that rest on a consent. Gives how many. */
export async function eraseFactsOf(ctx: Ctx, personId: string, which: 'consented' | 'all', because: 'withdrawn' | 'removed'): Promise<number> {
  let query = ctx.tx
    .updateTable('care_fact')
    .set((e) => ({ ...ERASED, erased_at: ctx.now, erased_because: because, version: e('version', '+', 1), ...(because === 'withdrawn' ? { consent: 'withdrawn' as const } : {}) }))
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
  if (which === 'consented') query = query.where('consent', '=', 'given')
  const gone = await query.returning(['id', 'site_id']).execute()
  await forgetSuggestions(ctx, gone.map(({ id }) => id))
  for (const { id, site_id } of gone) recordHappening(ctx, { siteId: site_id, recordType: 'care_fact', recordId: id, action: because === 'withdrawn' ? 'consent_withdrawn' : 'removed' })
  return gone.length
}

export function personalDataOfRelations(): void {
  holdsPersonalData({
    name: 'relations',
    async tell(ctx, personId) {
      const rows = await ctx.tx.selectFrom('care_fact').select(['kind', 'words', 'month_day', 'source', 'noticed_on', 'expires_on', 'consent', 'consent_how', 'consent_at']).where('person_id', '=', personId).where('erased_at', 'is', null).execute()
      return rows.map((row) => ({ what: 'care_fact', ...row }))
    },
    async obstacles(ctx, personId) {
      const rows = await ctx.tx.selectFrom('opportunity').select('what').where('person_id', '=', personId).where('status', 'in', ['noticed', 'planned', 'approved']).execute()
      return rows.map((row) => ({ kind: 'open_opportunity', text: row.what }))
    },
    async erase(ctx, personId, isTrial) {
      if (!isTrial) return { erased: await eraseFactsOf(ctx, personId, 'all', 'removed'), kept: 0 }
      const { n } = await ctx.tx.selectFrom('care_fact').select((e) => e.fn.countAll<number>().as('n')).where('person_id', '=', personId).where('erased_at', 'is', null).executeTakeFirstOrThrow()
      return { erased: n, kept: 0 }
    },
  })
  holdsRows('care', [
    {
      table: 'opportunity', of: theirs, own: ofPerson(), why: 'service_record', record: 'opportunity', onlyNamingLines: true,
      covers: ['what', 'empathy', 'suggestion_key', 'plan', 'principle_note', 'conditions_note', 'custody_who', 'custody_consent_by', 'action', 'effect', 'let_go_reason'],
    },
    { table: 'thank_you', own: ofPerson(), of: (subject: Subject) => sql`(${ofPerson()(subject)} or ${ofTheirCases()(subject)})`, covers: ['by_name', 'words'], why: 'proof' },
    { table: 'key_customer', of: (subject: Subject) => sql`(${ofPerson()(subject)} or ${ofTheirUnits()(subject)})`, own: ofPerson(), covers: ['why', 'end_reason'], record: 'key_customer', onlyNamingLines: true },
    { table: 'key_contact', own: null, of: (subject: Subject) => sql`key_customer_id in (select id from key_customer where ${ofPerson()(subject)} or ${ofTheirUnits()(subject)})`, covers: ['words'] },
    { table: 'extra_mile', own: null, of: (subject: Subject) => sql`(${ofTheirCases('record_id')(subject)} or record_id in (select id from work_order where ${ofTheirCases()(subject)} or ${ofTheirUnits()(subject)}))`, covers: ['words'] },
    { table: 'flexibility', of: ofTheirCases(), own: null, covers: ['words'] },
    { table: 'service_recovery', of: ofTheirCases(), own: null, covers: ['cause', 'apology', 'correction', 'make_good'] },
    { table: 'reward_proposal', own: null, of: (subject: Subject) => sql`(opportunity_id in (select id from opportunity where ${theirs(subject)}) or (source_type = 'case' and ${ofTheirCases('source_id')(subject)}))`, covers: ['reason', 'decision_note', 'objection', 'settlement'] },
    { table: 'outage_asker', of: (subject: Subject) => sql`(${ofPerson()(subject)} or ${withTheirPhone('phone')(subject)})`, blanks: { phone: '' } },
    { table: 'outage_call', of: ofTheirUnits(), own: null, covers: ['note'] },
  ])
}

const theirs = (subject: Subject): ReturnType<typeof sql> => sql`(${ofPerson()(subject)} or ${ofTheirUnits()(subject)} or ${ofTheirCases()(subject)})`
