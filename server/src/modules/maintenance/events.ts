import { z } from 'zod'
import { event } from '../../platform/events.ts'

/** A service is over: done, missed or skipped; once for each. */
export const serviceOver = event('maintenance.service-over', z.object({ taskId: z.uuid(), siteId: z.uuid(), facilityId: z.uuid(), at: z.iso.datetime(), outcome: z.enum(['done', 'missed', 'skipped']), isLate: z.boolean() }))
/** A service was raised as a work order. */
export const serviceRaised = event('maintenance.service-raised', z.object({ taskId: z.uuid(), siteId: z.uuid(), facilityId: z.uuid(), workOrderId: z.uuid(), at: z.iso.datetime() }))
