import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { whenSiteIsMade } from '../organization/index.ts'
import { managersAreOnDuty } from '../sla/index.ts'
import { staffingMessages } from './messages.ts'
import { personalDataOfStaffing } from './personal-data.ts'
import { seedShiftPatterns } from './posts/shift-patterns.ts'
import { managersOnDuty } from './rota/on-duty.ts'

export function subscribe(): void {
  staffingMessages()
  personalDataOfStaffing()
  sealedColumn({ table: 'reserve_person', key: ['id'], sealed: 'phone_sealed' })
  whenSiteIsMade(seedShiftPatterns)
  managersAreOnDuty(managersOnDuty)
}
