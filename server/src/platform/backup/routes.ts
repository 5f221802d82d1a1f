import { operations } from '@guanjia/contract'
import { route, type Route } from '../http/route.ts'
import { actOnBackups, changePlan, getBackups } from './plan.ts'

export const backupRoutes: Route[] = [
  route(operations.getBackups, getBackups),
  route(operations.changeBackupPlan, changePlan),
  route(operations.actOnBackups, actOnBackups),
]
