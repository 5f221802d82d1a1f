import { sql } from 'kysely'
import { ERASED_NAME, holdsRows, ofPerson, ofTheirUnits, retainsFor, withoutHeld, withTheirPhone, type Subject } from '../../platform/personal-data/index.ts'

const BLANK = { name: ERASED_NAME, phone: '', comment: '' } as const

const visits = (subject: Subject): ReturnType<typeof sql> => sql`(${ofPerson()(subject)} or ${withTheirPhone('phone')(subject)})`

/** Visitors: kept for a time only, whether anybody knows them or not (PRV-006). */
export function personalDataOfReception(): void {
  holdsRows(
    'reception',
    [
      { table: 'visit', of: visits, blanks: BLANK, covers: ['need', 'left_reason', 'no_rating_reason'] },
      { table: 'visit_step', of: (subject: Subject) => sql`visit_id in (select id from visit where ${visits(subject)})`, covers: ['note'] },
      { table: 'visit_appointment', of: (subject: Subject) => sql`(${ofPerson()(subject)} or ${withTheirPhone('phone')(subject)})`, blanks: { name: ERASED_NAME, phone: '', note: '' }, covers: ['purpose', 'place'], coversJson: ['preparation'] },
      { table: 'gate_visit', of: withTheirPhone('phone'), blanks: { name: ERASED_NAME, phone: '', plate: '', note: '' }, covers: ['host', 'purpose'] },
      { table: 'gate_visit', of: ofTheirUnits(), own: null, covers: ['name', 'phone', 'host', 'purpose', 'note'] },
    ],
    async (ctx, personId) => {
      const open = await ctx.tx.selectFrom('visit').select('arrived_at').where('person_id', '=', personId).where('status', 'in', ['waiting', 'serving']).execute()
      const planned = await ctx.tx.selectFrom('visit_appointment').select('from_at').where('person_id', '=', personId).where('status', '=', 'planned').where('to_at', '>', ctx.now).execute()
      return [...open.map(({ arrived_at }) => arrived_at), ...planned.map(({ from_at }) => from_at)].map((at) => ({ kind: 'open_visit', text: at.toISOString() }))
    },
  )
  retainsFor({
    name: 'visitors',
    usualDays: 365,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      const rows = await ctx.tx.selectFrom('visit').select(['id', 'person_id', 'unit_id']).where('site_id', '=', siteId).where('ended_at', '<', before).where('name', '<>', ERASED_NAME).limit(5000).execute()
      const { go, held: kept } = withoutHeld(rows, held)
      if (!isTrial && go.length > 0) await ctx.tx.updateTable('visit').set(BLANK).where('id', 'in', go.map(({ id }) => id)).execute()
      const past = await ctx.tx.selectFrom('visit_appointment').select(['id', 'person_id', 'unit_id']).where('site_id', '=', siteId).where('to_at', '<', before).where('name', '<>', ERASED_NAME).limit(5000).execute()
      const { go: gone, held: keptToo } = withoutHeld(past, held)
      if (!isTrial && gone.length > 0) await ctx.tx.updateTable('visit_appointment').set({ name: ERASED_NAME, phone: '', note: '' }).where('id', 'in', gone.map(({ id }) => id)).execute()
      const { n } = await ctx.tx.selectFrom('visit').select((e) => e.fn.countAll<number>().as('n')).where('site_id', '=', siteId).where('status', 'in', ['waiting', 'serving']).where('arrived_at', '<', before).executeTakeFirstOrThrow()
      return { purged: go.length + gone.length, held: kept + keptToo, open: n }
    },
  })
  retainsFor({
    name: 'gate_visitors',
    usualDays: 180,
    async sweep(ctx, { siteId, before, isTrial, held }) {
      const rows = await ctx.tx.selectFrom('gate_visit').select(['id', 'unit_id']).where('site_id', '=', siteId).where('out_at', '<', before).where('name', '<>', ERASED_NAME).limit(5000).execute()
      const { go, held: kept } = withoutHeld(rows, held)
      if (!isTrial && go.length > 0) await ctx.tx.updateTable('gate_visit').set({ name: ERASED_NAME, phone: '', plate: '', note: '' }).where('id', 'in', go.map(({ id }) => id)).execute()
      const { n } = await ctx.tx.selectFrom('gate_visit').select((e) => e.fn.countAll<number>().as('n')).where('site_id', '=', siteId).where('out_at', 'is', null).where('in_at', '<', before).executeTakeFirstOrThrow()
      return { purged: go.length, held: kept, open: n }
    },
  })
}
