import { everyDay } from '../organization/index.ts'
import { personalDataOfEnergy } from './personal-data.ts'
import { followOrders, watch } from './watch.ts'

export function subscribe(): void {
  personalDataOfEnergy()
  everyDay('energy.watch', '07:30', watch)
  followOrders()
}
