import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { holdsPersonalData, holdsRows, ofPerson, ofTheirUnits, type Subject } from '../../platform/personal-data/index.ts'
import { forgetBytes } from '../../platform/files/forget.ts'
import { personalDataOfMessages } from '../../platform/messages/personal-data.ts'
import { retainSentTexts } from '../../platform/messages/retention.ts'
import { forgetIdNumber, intakeAsksConsent, personReferenceStays, personsAreErased, personsAreNeeded } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { mustConsent, whenConsentIsWithdrawn } from './consents.ts'
import { forgetInTrail, forgetsInTrail } from './forget-in-trail.ts'
import { heldNow } from './holds.ts'
import { eraseParts, obstaclesOf } from './erasure.ts'
import { purgeNightly } from './retention.ts'
import { verifyNext, verifyNightly } from './trail-checks.ts'

/** Asks for consents at intake, purges and verifies by night, and says what it holds itself. */
export function subscribe(): void {
  purgeNightly()
  verifyNightly()
  retainSentTexts()
  personalDataOfMessages()
  forgetBytes()
  forgetsInTrail()
  intakeAsksConsent(mustConsent)
  personReferenceStays({ table: 'consent', column: 'person_id', because: 'who consented to what is proof; the file that goes on is asked anew' })
  personReferenceStays({ table: 'legal_hold', column: 'person_id', because: 'a hold is looked up through merged files' })
  personsAreNeeded(async (ctx, personId) => (await obstaclesOf(ctx, personId)).length > 0)
  personsAreErased(async (ctx, personIds) => {
    const subjects = []
    for (const personId of personIds) subjects.push((await eraseParts(ctx, personId, false)).subject)
    forgetInTrail(ctx, subjects)
  })
  // Without consent no paper is kept, unless somebody said that it must be.
  whenConsentIsWithdrawn(async (ctx, personId, purpose) => {
    if (purpose === 'identity' && !(await heldNow(ctx)).persons.has(personId)) await forgetIdNumber(ctx, personId)
  })
  whenSiteIsMade((ctx) => Promise.resolve(verifyNext(ctx)))
  holdsRows('proofs', [
    { table: 'consent', of: ofPerson(), own: null, covers: ['note'] },
    { table: 'legal_hold', of: (subject: Subject) => sql`(${ofPerson()(subject)} or ${ofTheirUnits()(subject)})`, own: null, covers: ['reason', 'lift_reason'], record: 'legal_hold', onlyNamingLines: true },
  ])
  holdsPersonalData({
    name: 'privacy',
    async tell(ctx, personId) {
      const consents = await ctx.tx.selectFrom('consent').select(['purpose', 'state', 'text_version', 'channel', 'at', 'by_name', 'withdrawn_at', 'withdrawn_channel']).where('person_id', '=', personId).orderBy('at').execute()
      return consents.map((row) => ({ what: 'consent', ...row }))
    },
    async erase(ctx: Ctx, personId) {
      const consents = await ctx.tx.selectFrom('consent').select('id').where('person_id', '=', personId).execute()
      const looks = await ctx.tx.selectFrom('access_entry').select('id').where('person_id', '=', personId).execute()
      return { erased: 0, kept: consents.length + looks.length, why: 'proof' }
    },
  })
}
