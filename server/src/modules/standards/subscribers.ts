import { personReferenceStays } from '../archives/index.ts'
import { keepsForTemplates, whenSiteIsMade } from '../organization/index.ts'
import { mayReadAsResident } from './own-rules.ts'
import { addRequirements } from './requirements.ts'
import { letFilesFollowRules } from './rulebook.ts'
import { letSignaturesFollowRules, remindOfRules } from './rulebook-reading.ts'
import { documentsForTemplates } from './rulebook-template.ts'
import { addReady } from './write.ts'

export function subscribe(): void {
  personReferenceStays({ table: 'resident_reading', column: 'person_id', because: 'who confirmed what is proof' })
  whenSiteIsMade(async (ctx) => {
    await addReady(ctx)
    await addRequirements(ctx)
  })
  keepsForTemplates(documentsForTemplates)
  letFilesFollowRules(mayReadAsResident)
  letSignaturesFollowRules()
  remindOfRules()
}
