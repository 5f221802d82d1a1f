import { downloadsAskFor } from '../../platform/downloads/exports.ts'
import { filesFollow } from '../../platform/files/files.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { remindOfCertificates } from './certificate-reminders.ts'
import { actorOfAccount } from './sessions.ts'
import { maySeeScan } from './certificates.ts'
import { seedCompetences } from './competences.ts'
import { personalDataOfPeople } from './personal-data.ts'

export function subscribe(): void {
  downloadsAskFor(actorOfAccount)
  personalDataOfPeople()
  // Codes live for minutes; their indexes are not worth writing anew.
  sealedColumn({ table: 'phone_code', key: ['id'], sealed: 'phone_sealed' })
  sealedColumn({ table: 'second_factor', key: ['account_id'], sealed: 'secret' })
  sealedColumn({ table: 'oidc_provider', key: ['organization_id'], sealed: 'client_secret' })
  sealedColumn({ table: 'oidc_attempt', key: ['id'], sealed: 'sealed' })
  whenSiteIsMade(seedCompetences)
  filesFollow('certificate', maySeeScan)
  remindOfCertificates()
}
