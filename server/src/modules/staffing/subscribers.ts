import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { importKind } from '../archives/index.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { managersAreOnDuty } from '../sla/index.ts'
import { certificatesImport } from './import/certificates-list.ts'
import { employeesImport } from './import/employees-list.ts'
import { staffingMessages } from './messages.ts'
import { personalDataOfStaffing } from './personal-data.ts'
import { seedShiftPatterns } from './posts/shift-patterns.ts'
import { managersOnDuty } from './rota/on-duty.ts'
import { rotasFollowPeople } from './rota/who-may-not.ts'

export function subscribe(): void {
  staffingMessages()
  personalDataOfStaffing()
  sealedColumn({ table: 'reserve_person', key: ['id'], sealed: 'phone_sealed' })
  importKind('employees', employeesImport)
  importKind('certificates', certificatesImport)
  whenSiteIsMade(seedShiftPatterns)
  managersAreOnDuty(managersOnDuty)
  rotasFollowPeople()
}
