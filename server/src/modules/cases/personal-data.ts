import { holdsPersonalData } from '../../platform/personal-data/index.ts'
import { eraseTimelineContent } from '../../platform/trail/index.ts'
import { isOpen } from './lifecycle.ts'

/** What a person reported, and in which words: kept as the record of the service, without the phone. */
export function personalDataOfCases(): void {
  holdsPersonalData({
    name: 'cases',
    async tell(ctx, personId) {
      const cases = await ctx.tx.selectFrom('service_case').select(['number', 'kind', 'status', 'title', 'statement', 'expectation', 'contact_phone', 'registered_at', 'result']).where('person_id', '=', personId).orderBy('registered_at').execute()
      const contacts = await ctx.tx.selectFrom('contact').select(['at', 'channel', 'phone', 'words', 'outcome']).where('person_id', '=', personId).orderBy('at').execute()
      return [...cases.map((row) => ({ what: 'case', ...row })), ...contacts.map((row) => ({ what: 'contact', ...row }))]
    },
    async obstacles(ctx, personId) {
      const rows = await ctx.tx.selectFrom('service_case').select(['number', 'status']).where('person_id', '=', personId).execute()
      return rows.filter(({ status }) => isOpen(status)).map(({ number }) => ({ kind: 'open_case', text: number }))
    },
    async erase(ctx, personId, isTrial) {
      const rows = await ctx.tx.selectFrom('service_case').select('id').where('person_id', '=', personId).execute()
      const contacts = await ctx.tx.selectFrom('contact').select('id').where('person_id', '=', personId).execute()
      if (!isTrial && rows.length > 0) {
        const ids = rows.map(({ id }) => id)
        await ctx.tx.updateTable('service_case').set({ contact_phone: '' }).where('id', 'in', ids).execute()
        await eraseTimelineContent(ctx, ids.map((id) => ({ type: 'case', id })))
      }
      return { erased: rows.length, kept: rows.length + contacts.length, why: 'service_record' }
    },
  })
}
