import { z } from 'zod'
import { event } from '../../platform/events.ts'

/** Somebody came on shift: work that waits for people may have one now. */
export const shiftStarted = event('employee.shift-started', z.object({ employeeId: z.uuid(), siteIds: z.array(z.uuid()), at: z.iso.datetime() }))
/** What somebody can do or may carry has changed: skills, zones, limit, a certificate. */
export const abilitiesChanged = event('employee.abilities-changed', z.object({ employeeId: z.uuid(), at: z.iso.datetime() }))
/** Somebody is no longer with us: what they answered for needs another. */
export const employeeLeft = event('employee.left', z.object({ employeeId: z.uuid(), at: z.iso.datetime() }))
