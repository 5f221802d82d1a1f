import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { changeAlertSettings, getAlertSettings } from './alert-settings.ts'

export const alertRoutes: Route[] = [route(sla.getAlertSettings, getAlertSettings), route(sla.changeAlertSettings, changeAlertSettings)]
