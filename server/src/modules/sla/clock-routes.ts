import { sla } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { acknowledgeClock } from './acknowledge.ts'
import { getClock } from './read-clocks.ts'

export const clockRoutes: Route[] = [route(sla.getClock, getClock), route(sla.acknowledgeClock, acknowledgeClock)]
