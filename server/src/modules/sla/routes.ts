import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { addOnCalendar, betweenOnCalendar, monthOfCalendar } from './calendar-questions.ts'
import { changeCalendar, createCalendar, getCalendar, listCalendars } from './calendars.ts'
import { listPolicies } from './policies.ts'
import { slaReport } from './report.ts'

export const slaRoutes: Route[] = [
  route(sla.listCalendars, listCalendars),
  route(sla.getCalendar, getCalendar),
  route(sla.createCalendar, createCalendar),
  route(sla.changeCalendar, changeCalendar),
  route(sla.addOnCalendar, addOnCalendar),
  route(sla.betweenOnCalendar, betweenOnCalendar),
  route(sla.monthOfCalendar, monthOfCalendar),
  route(sla.listPolicies, listPolicies),
  route(sla.slaReport, slaReport),
]
