import { holdsRows, ofPerson, ofTheirUnits } from '../../platform/personal-data/index.ts'

const OPEN = ['asked', 'complete', 'submitted', 'appointed'] as const

/** What the desk applied for or booked for a person. */
export function personalDataOfErrands(): void {
  holdsRows(
    'errands',
    [
      { table: 'utility_application', of: ofPerson(), blanks: { contact_phone: '', note: '' }, covers: ['result', 'provider_number'], coversJson: ['papers'], record: 'utility_application', why: 'service_record' },
      { table: 'booking', of: ofPerson(), blanks: { booked_for: '*', phone: '' }, covers: ['purpose', 'reason', 'made_by'], record: 'booking', why: 'service_record' },
      { table: 'booking', of: ofTheirUnits(), own: null, covers: ['booked_for', 'phone', 'purpose', 'reason', 'made_by'] },
    ],
    async (ctx, personId) => {
      const applications = await ctx.tx.selectFrom('utility_application').select('number').where('person_id', '=', personId).where('state', 'in', [...OPEN]).execute()
      const bookings = await ctx.tx.selectFrom('booking').select('booked_for').where('person_id', '=', personId).where('state', '=', 'booked').where('ends_at', '>', ctx.now).execute()
      return [...applications.map(({ number }) => number), ...bookings.map(({ booked_for }) => booked_for)].map((text) => ({ kind: 'open_errand', text }))
    },
  )
}
