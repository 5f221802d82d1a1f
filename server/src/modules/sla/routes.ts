import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { alertRoutes } from './alert-routes.ts'
import { addOnCalendar, betweenOnCalendar, monthOfCalendar } from './calendar-questions.ts'
import { changeCalendar, createCalendar, getCalendar, listCalendarVersions, listCalendars } from './calendars.ts'
import { clockRoutes } from './clock-routes.ts'
import { pauseRuleRoutes } from './pause-rule-routes.ts'
import { policyRoutes } from './policy-routes.ts'
import { recalculationRoutes } from './recalculation-routes.ts'
import { reportRoutes } from './report-routes.ts'

const calendarRoutes: Route[] = [
  route(sla.listCalendars, listCalendars),
  route(sla.getCalendar, getCalendar),
  route(sla.createCalendar, createCalendar),
  route(sla.changeCalendar, changeCalendar),
  route(sla.addOnCalendar, addOnCalendar),
  route(sla.betweenOnCalendar, betweenOnCalendar),
  route(sla.listCalendarVersions, listCalendarVersions),
  route(sla.monthOfCalendar, monthOfCalendar),
]

export const slaRoutes: Route[] = [
  ...calendarRoutes, ...policyRoutes, ...recalculationRoutes, ...pauseRuleRoutes, ...alertRoutes, ...clockRoutes, ...reportRoutes,
]
