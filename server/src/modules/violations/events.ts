import { z } from 'zod'
import { violations } from '@guanjia/contract'
import { event } from '../../platform/events.ts'

export const violationReported = event('violation.reported', z.object({ violationId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime(), source: z.enum(violations.VIOLATION_SOURCES), unitId: z.uuid().nullable() }))
export const violationMoved = event('violation.moved', z.object({ violationId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime(), from: z.enum(violations.VIOLATION_STATES), to: z.enum(violations.VIOLATION_STATES) }))
