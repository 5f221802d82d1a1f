import { z } from 'zod'
import { inspections } from '@guanjia/contract'
import { event } from '../../platform/events.ts'

/** A round is over: walked, missed or skipped. Once for each, and once more when a missed one was walked after all. */
export const roundOver = event('inspection.round-over', z.object({ taskId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime(), outcome: z.enum(['done', 'missed', 'skipped']), isLate: z.boolean() }))
export const findingMade = event('inspection.finding-made', z.object({ findingId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime(), severity: z.enum(inspections.FINDING_SEVERITIES), pointId: z.uuid().nullable() }))
export const findingMoved = event('inspection.finding-moved', z.object({ findingId: z.uuid(), siteId: z.uuid(), at: z.iso.datetime(), from: z.enum(inspections.FINDING_STATES), to: z.enum(inspections.FINDING_STATES) }))
