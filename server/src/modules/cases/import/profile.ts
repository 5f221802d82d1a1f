import type { imports } from '@guanjia/contract'
import { AppError } from '../../../platform/errors.ts'
import { cleanText, isTimeZone, normaliseText } from '../../../platform/text/index.ts'
import { FIELD_NAMES, type Field } from './fields.ts'
import { WORD_FIELDS, scoreOf, valuesOf, wordOf } from './words.ts'

/** How a case history is read, checked and with the site's defaults. */
export interface CaseProfile {
  /** The header of a field; an empty text leaves the field out although a header would fit. */
  columns: ReadonlyMap<Field, string>
  /**
   * Translations of cells by their normalised text; `''` stands for an empty cell, `'*'` for any word that is neither listed nor
   * understood.
   */
  values: ReadonlyMap<Field, ReadonlyMap<string, string>>
  dateFormat: string | undefined
  timeZone: string
  /** Undefined: from the file when it has a column of targets, otherwise by the policies. */
  targets: 'file' | 'policy' | undefined
  /** Which system the numbers are from; the same number of another source is another case. */
  source: string
}

const DEFAULT_SOURCE = 'import'
const KNOWN: ReadonlySet<string> = new Set(
  ['name', 'columns', 'values', 'dateFormat', 'timeZone', 'targets', 'source'] satisfies (keyof imports.ImportProfile)[]
)

/** Checks a profile of whatever origin. Throws `invalid_request` with a pointer to each mistake. */
export function readCaseProfile(profile: imports.ImportProfile, siteZone: string): CaseProfile {
  const errors: { pointer: string; message: string }[] = []
  const isField = (name: string, at: string): name is Field => {
    if ((FIELD_NAMES as readonly string[]).includes(name)) return true
    errors.push({ pointer: `/profile/${at}/${name}`, message: `unknown field; known are ${FIELD_NAMES.join(', ')}` })
    return false
  }
  // A profile by hand comes as it is; a misspelt name would otherwise be left without a word.
  for (const name of Object.keys(profile).filter((name) => !KNOWN.has(name))) {
    errors.push({ pointer: `/profile/${name}`, message: `unknown; known are ${[...KNOWN].join(', ')}` })
  }
  const columns = new Map<Field, string>()
  for (const [name, header] of Object.entries(profile.columns)) if (isField(name, 'columns')) columns.set(name, cleanText(header))
  const values = new Map<Field, Map<string, string>>()
  for (const [name, translations] of Object.entries(profile.values)) {
    if (!isField(name, 'values')) continue
    const map = new Map<string, string>()
    for (const [from, to] of Object.entries(translations)) {
      map.set(normaliseText(from), to)
      const fault = faultOf(name, to)
      if (fault) errors.push({ pointer: `/profile/values/${name}/${from}`, message: fault })
    }
    values.set(name, map)
  }
  const timeZone = profile.timeZone ?? siteZone
  if (!isTimeZone(timeZone)) errors.push({ pointer: '/profile/timeZone', message: `unknown zone ${timeZone}` })
  if (profile.dateFormat !== undefined && !/y.*M.*d|d.*M.*y|M.*d.*y/.test(profile.dateFormat)) {
    errors.push({ pointer: '/profile/dateFormat', message: 'must name year (y), month (M) and day (d), such as MM/dd/yyyy hh:mm:ss a' })
  }
  if (errors.length > 0) throw new AppError('invalid_request', 'The import profile has mistakes', errors)
  return { columns, values, dateFormat: profile.dateFormat, timeZone, targets: profile.targets, source: profile.source || DEFAULT_SOURCE }
}

/** A translation into a word that nobody understands is a slip of the pen. */
function faultOf(field: Field, to: string): string | null {
  const words = WORD_FIELDS.find((name) => name === field)
  if (words && wordOf(words, to) === undefined) return `"${to}" is none of ${valuesOf(words).join(', ')}`
  return field === 'score' && scoreOf(to) === undefined ? `"${to}" is no score from 1 to 5` : null
}

/** The profile's translation of a cell, or the cell's own text. */
export function translated(profile: CaseProfile, field: Field, text: string): string {
  const map = profile.values.get(field)
  if (!map) return text
  const own = map.get(normaliseText(text))
  if (own !== undefined) return own
  const words = WORD_FIELDS.find((name) => name === field)
  const isUnderstood = text === '' || (words !== undefined && wordOf(words, text) !== undefined)
  return isUnderstood ? text : (map.get('*') ?? text)
}

/** Whether the profile says something about empty cells of a field, so that the file needs no such column. */
export function hasConstant(profile: CaseProfile, field: Field): boolean {
  return profile.values.get(field)?.has('') ?? false
}
