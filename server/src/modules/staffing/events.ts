import { z } from 'zod'
import { event } from '../../platform/events.ts'

/** What was published of a rota changed: people, posts and nights of a month at a site. */
export const rotaPublished = event('rota.published', z.object({ siteId: z.uuid(), month: z.string(), number: z.number().int(), at: z.iso.datetime() }))
