import { ERASED_NAME, holdsPersonalData, retainsFor, withoutHeld } from '../../platform/personal-data/index.ts'

const BLANK = { name: ERASED_NAME, phone: '', comment: '' } as const

/** Visitors: kept for a time only, whether anybody knows them or not (PRV-006). */
export function personalDataOfReception(): void {
  holdsPersonalData({
    name: 'reception',
    async tell(ctx, personId) {
      const visits = await ctx.tx.selectFrom('visit').select(['arrived_at', 'name', 'phone', 'need', 'rating', 'comment']).where('person_id', '=', personId).orderBy('arrived_at').execute()
      const appointments = await ctx.tx.selectFrom('visit_appointment').select(['from_at', 'name', 'phone', 'purpose', 'status']).where('person_id', '=', personId).orderBy('from_at').execute()
      return [...visits.map((row) => ({ what: 'visit', ...row })), ...appointments.map((row) => ({ what: 'appointment', ...row }))]
    },
    async obstacles(ctx, personId) {
      const open = await ctx.tx.selectFrom('visit').select('arrived_at').where('person_id', '=', personId).where('status', 'in', ['waiting', 'serving']).execute()
      const planned = await ctx.tx.selectFrom('visit_appointment').select('from_at').where('person_id', '=', personId).where('status', '=', 'planned').where('to_at', '>', ctx.now).execute()
      return [...open.map(({ arrived_at }) => arrived_at), ...planned.map(({ from_at }) => from_at)].map((at) => ({ kind: 'open_visit', text: at.toISOString() }))
    },
    async erase(ctx, personId, isTrial) {
      const visits = await ctx.tx.selectFrom('visit').select('id').where('person_id', '=', personId).execute()
      const appointments = await ctx.tx.selectFrom('visit_appointment').select('id').where('person_id', '=', personId).execute()
      if (!isTrial) {
        await ctx.tx.updateTable('visit').set(BLANK).where('person_id', '=', personId).execute()
        await ctx.tx.updateTable('visit_appointment').set({ name: ERASED_NAME, phone: '', note: '' }).where('person_id', '=', personId).execute()
      }
      return { erased: visits.length + appointments.length, kept: 0 }
    },
  })
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
