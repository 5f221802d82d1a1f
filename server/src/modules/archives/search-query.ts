import { sql, type RawBuilder, type SqlBool } from 'kysely'
import {
  cleanText,
  normaliseCode,
  parseIdNumber,
  parsePhone,
  parseRoomCode,
  partialRoomCode,
  queryBigrams,
  type PartialRoomCode,
  type RoomCode,
} from '../../platform/text/index.ts'
import { backwards } from './person-columns.ts'

/** What somebody typed into the one box, read in every way that makes sense; null where it makes none. */
export interface SearchQuery {
  name: string
  /** Pinyin or initials: Latin letters only, in lower case, ü as v. */
  letters: string | null
  /** The end of a phone number, at least four digits, backwards; a full number is brought to its stored spelling first. */
  digits: { reversed: string } | null
  room: RoomCode | null
  roomStart: PartialRoomCode | null
  /** A door alone, such as `1201` or `B101`: every building may have one. */
  door: string | null
  /** Upper case, no blanks: begins the code of a unit whose building has a name that is no number (会所-101). */
  code: string
  /** The spelling by which an ID number is found, when the text is a valid one. */
  idNumber: string | null
}

const FEWEST_DIGITS = 4

/** Reads the text of the one search box. */
export function readQuery(q: string): SearchQuery {
  const name = cleanText(q.normalize('NFKC'))
  const code = normaliseCode(q)
  const latin = name
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s'’-]/g, '')
  const figures = name.replaceAll(/[\s().+-]/g, '')
  const phone = parsePhone(name)
  const id = parseIdNumber(name)
  return {
    name,
    letters: /^[a-z]+$/.test(latin) ? latin : null,
    digits:
      phone.ok && phone.phone.digits.length >= FEWEST_DIGITS
        ? { reversed: backwards(phone.phone.digits) }
        : /^\d+$/.test(figures) && figures.length >= FEWEST_DIGITS
          ? { reversed: backwards(figures) }
          : null,
    room: parseRoomCode(q),
    roomStart: partialRoomCode(q),
    door: /^(?=.*\d)[0-9A-Z]{2,6}$/.test(code) ? code : null,
    code,
    idNumber: id.ok ? (id.id.longNumber ?? id.id.number) : null,
  }
}

/** The name contains the text, found by its pairs of characters; one Chinese character alone is found too. Empty when no index can tell. */
export function containsName(name: string): RawBuilder<SqlBool>[] {
  const grams = /^\p{Script=Han}$/u.test(name) ? [name] : queryBigrams(name)
  return grams.length === 0 ? [] : [sql<SqlBool>`searchable_person.grams @> ${grams}::text[]`]
}
