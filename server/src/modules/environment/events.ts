import { z } from 'zod'
import { event } from '../../platform/events.ts'

const About = { siteId: z.uuid(), at: z.iso.datetime() }
export const cleaningChecked = event('environment.cleaning-checked', z.object({ ...About, checkId: z.uuid(), areaId: z.uuid().nullable(), score: z.number(), isPassed: z.boolean() }))
/** An area was cleaned by the clock (ENV-011). */
export const areaCleaned = event('environment.area-cleaned', z.object({ ...About, jobId: z.uuid(), minutes: z.number(), isLate: z.boolean() }))
export const wasteCollected = event('environment.waste-collected', z.object({ ...About, collectionId: z.uuid(), stationId: z.uuid(), isLate: z.boolean(), isOverflowing: z.boolean(), smells: z.boolean() }))
export const greeningDone = event('environment.greening-done', z.object({ ...About, jobId: z.uuid(), task: z.string(), isLate: z.boolean() }))
/** Households were told of a treatment, or a treatment is done; `noticeHours`: how long before it they were told. */
export const pestAnnounced = event('environment.pest-announced', z.object({ ...About, pestControlId: z.uuid(), plannedFrom: z.iso.datetime(), households: z.number().int(), inApp: z.number().int() }))
export const pestTreated = event('environment.pest-treated', z.object({ ...About, pestControlId: z.uuid(), noticeHours: z.number(), reentryAt: z.iso.datetime() }))
