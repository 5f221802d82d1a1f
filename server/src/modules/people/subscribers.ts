import { filesFollow } from '../../platform/files/files.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { remindOfCertificates } from './certificate-reminders.ts'
import { maySeeScan } from './certificates.ts'
import { seedCompetences } from './competences.ts'

export function subscribe(): void {
  whenSiteIsMade(seedCompetences)
  filesFollow('certificate', maySeeScan)
  remindOfCertificates()
}
