import { z } from 'zod'

/** What the process that copies tells the server, one JSON line each. */
export const ReportLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), phase: z.string(), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('made'), name: z.string(), bytes: z.number().nullable(), tables: z.number(), rows: z.number(), blobs: z.number(), problems: z.array(z.string()) }),
])
export type ReportLine = z.infer<typeof ReportLine>
