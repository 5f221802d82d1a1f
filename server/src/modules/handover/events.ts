import { z } from 'zod'
import { event } from '../../platform/events.ts'

/** The weekly review of the defects of a site, for half a year after a hand-over (HND-006): once a week, while some are open. */
export const defectReviewDue = event('handover.defect-review-due', z.object({ siteId: z.uuid(), at: z.iso.datetime(), weekOn: z.iso.date(), dueOn: z.iso.date(), open: z.number().int(), overdue: z.number().int() }))
