import type { archives, Input, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { startOccupancy } from './occupancies.ts'
import { changePerson, createPerson } from './persons.ts'

/** What is about to be saved needs a consent: one that stands already, or one that is said together with it. */
export interface ConsentAsk {
  personId: string
  siteId: string | null
  purpose: 'identity' | 'family'
  /** Who may have consented for the household. */
  unitId: string | null
  said: privacy.ConsentSaid | undefined
}

let mustConsent: (ctx: Ctx, ask: ConsentAsk) => Promise<void> = async () => {}

/** Identity papers and families are saved with a consent only (HHD-002); the module of personal data knows which stand. */
export function intakeAsksConsent(ask: typeof mustConsent): void {
  mustConsent = ask
}

/** A person at the desk; what a company is called by is public. Throws `privacy.consent_needed` naming `/consent` for a paper without consent. */
export async function takeInPerson(ctx: Ctx, input: Input<typeof archives.createPerson>): Promise<archives.Person> {
  const person = await createPerson(ctx, input)
  if (input.body.idNumber && person.kind === 'person') await mustConsent(ctx, { personId: person.id, siteId: input.body.siteId, purpose: 'identity', unitId: null, said: input.body.consent })
  return person
}

/** A new paper of a person needs a consent as at the beginning; what is corrected otherwise does not. */
export async function correctPerson(ctx: Ctx, input: Input<typeof archives.changePerson>): Promise<archives.Person> {
  // How somebody consented is no fact of the file: it has a line of its own.
  const { consent: _, ...body } = input.body
  const person = await changePerson(ctx, { ...input, body })
  if (input.body.idNumber && person.kind === 'person') await mustConsent(ctx, { personId: person.id, siteId: null, purpose: 'identity', unitId: null, said: input.body.consent })
  return person
}

/** Somebody of the family moves in: with their own consent, or with that of an owner or tenant for the household. */
export async function takeInOccupant(ctx: Ctx, input: Input<typeof archives.startOccupancy>): Promise<archives.Occupancy> {
  const occupancy = await startOccupancy(ctx, input)
  if (input.body.role === 'family') await mustConsent(ctx, { personId: input.body.personId, siteId: occupancy.unit.siteId, purpose: 'family', unitId: input.body.unitId, said: input.body.consent })
  return occupancy
}
