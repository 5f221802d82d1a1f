import { sql } from 'kysely'
import { holdsRows, ofPerson, ofTheirUnits, type Subject } from '../../platform/personal-data/index.ts'

/** Cars, cards, pets, tenancies, entrustments and businesses of a person. What stays of them says what was, not whose it was. */
export function personalDataOfRegisters(): void {
  holdsRows(
    'registers',
    [
      { table: 'vehicle', of: ofPerson(), blanks: { plate: '*****', brand: '', colour: '', note: '' }, record: 'vehicle', why: 'register_without_name' },
      { table: 'access_card', of: ofPerson(), blanks: { note: '' }, covers: ['end_note'], record: 'access_card', why: 'register_without_name' },
      { table: 'pet', of: ofPerson(), blanks: { name: '*', breed: '', colour: '', licence_number: '', note: '' }, record: 'pet', why: 'register_without_name' },
      { table: 'tenancy_task', of: (subject: Subject) => sql`tenancy_id in (select id from tenancy where ${ofPerson('tenant_id')(subject)} or ${ofTheirUnits()(subject)})`, own: null, covers: ['note'] },
      { table: 'tenancy', of: ofPerson('tenant_id'), blanks: { note: '' }, covers: ['agent_name', 'agent_phone', 'landlord_contact'], record: 'tenancy', why: 'tenancy_law' },
      { table: 'tenancy', of: ofTheirUnits(), own: null, covers: ['agent_name', 'agent_phone', 'landlord_contact', 'note'] },
      { table: 'parking_lease', of: ofPerson(), why: 'accounts' },
      { table: 'parking_space', of: ofPerson('owner_id'), covers: ['note', 'place', 'lot'], record: 'parking_space' },
      { table: 'business_change', of: ofPerson(), blanks: { licence: '' }, covers: ['name', 'reason', 'requested_by', 'decision_note'], record: 'business_change', why: 'register_without_name' },
      { table: 'entrustment', of: ofTheirUnits(), own: null, covers: ['holder_name', 'holder_phone', 'note'], coversLists: ['services'] },
      { table: 'meter', of: ofTheirUnits(), own: null, covers: ['note', 'location'] },
      { table: 'meter_reading', of: (subject: Subject) => sql`meter_id in (select id from meter where ${ofTheirUnits()(subject)})`, own: null, covers: ['note', 'void_reason'] },
    ],
    async (ctx, personId) => {
      const leases = await ctx.tx.selectFrom('parking_lease').innerJoin('parking_space', (join) => join.onRef('parking_space.organization_id', '=', 'parking_lease.organization_id').onRef('parking_space.id', '=', 'parking_lease.space_id')).select('parking_space.code').where('parking_lease.person_id', '=', personId).where('parking_lease.ended_on', 'is', null).execute()
      const today = ctx.now.toISOString().slice(0, 10)
      const tenancies = await ctx.tx.selectFrom('tenancy').select('until_on').where('tenant_id', '=', personId).where('ended_on', 'is', null).where((e) => e.or([e('until_on', 'is', null), e('until_on', '>=', today)])).execute()
      return [...leases.map(({ code }) => ({ kind: 'parking_lease', text: code })), ...tenancies.map(({ until_on }) => ({ kind: 'tenancy', text: until_on ?? '' }))]
    },
  )
}
