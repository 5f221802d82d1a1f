import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { isTimeZone } from '../../../platform/text/index.ts'
import { FIELD_NAMES } from './fields.ts'
import type { Field } from './fields.ts'

const FieldName = z.enum(FIELD_NAMES)

/**
 * How a foreign list is read; written by the wizard or by hand. `columns` names the header of a field (empty: leave it out) and
 * overrules the guess; `values` translates cells of a field (`{"sex":{"先生":"男"}}`) before they are understood.
 */
export const ArchiveProfile = z.strictObject({
  name: z.string().optional(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(1).optional(),
  columns: z.partialRecord(FieldName, z.string()).default({}),
  values: z.partialRecord(FieldName, z.record(z.string(), z.string())).default({}),
  dateFormat: z.string().min(1).max(50).optional(),
  timeZone: z.string().refine(isTimeZone, 'no time zone').optional(),
  encoding: z.enum(['utf8', 'utf16le', 'utf16be', 'gb18030', 'big5']).optional(),
})
export type ArchiveProfile = z.infer<typeof ArchiveProfile>

/** Checks a profile of whatever origin. Throws `invalid_request` with a pointer to each mistake. */
export function parseArchiveProfile(profile: unknown): ArchiveProfile {
  const parsed = ArchiveProfile.safeParse(profile)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) => {
    const pointer = ['/profile', ...issue.path.map(String)].join('/')
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: `${pointer}/${key}`, message: 'unknown' }))
      : [{ pointer, message: issue.message }]
  })
  throw new AppError('invalid_request', 'The import profile has mistakes', errors)
}

/** The profile's translation of a cell, or the cell's own text. */
export function translated(profile: ArchiveProfile, field: Field, text: string): string {
  return profile.values[field]?.[text] ?? text
}
