import { cleanText } from './normalise.ts'
import { instantOf } from './wall-time.ts'

export type DateOptions = {
  /** Pattern of text cells such as `dd/MM/yyyy HH:mm` or `M/d/yyyy h:mm a`; without it the usual Chinese and ISO forms are read. */
  format?: string
  /** Zone of wall times without an offset. */
  timeZone?: string
}

type Wall = { wall: Date; hasTime: boolean; offsetMinutes?: number }

/** Systems write these days for "without end". */
const FOR_EVER = new Set(['2037-01-01', '2037-12-31', '2038-01-01', '2099-12-31', '2099-01-01', '2999-12-31', '9999-12-31'])
/** Day numbers of 1927 to 2119: a smaller or bigger number in a date column is something else. */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 80_000

/**
 * A local day from a cell: Excel day numbers (42370), date cells, `2020-6-10`, `2020/6/10`, `2020年6月10日`, `20200610`.
 * Null for an empty cell and for a day that means for ever (2037-1-1, 2099-12-31); undefined when it is no date.
 */
export function parseDay(value: string | number | Date, options: DateOptions = {}): string | null | undefined {
  const read = readWall(value, options)
  if (!read) return read
  const shifted = read.offsetMinutes === undefined || !options.timeZone
    ? read.wall
    : new Date(read.wall.getTime() - read.offsetMinutes * 60_000)
  const day = shifted.toISOString().slice(0, 10)
  return FOR_EVER.has(day) ? null : day
}

/**
 * An instant from a cell, wall times read in `timeZone` (UTC without it): what `parseDay` reads, with `9:05`, `09:05:30`, `下午3:20`,
 * `3:20 PM`, and ISO 8601 with an offset. Null and undefined as in `parseDay`.
 */
export function parseMoment(value: string | number | Date, options: DateOptions = {}): Date | null | undefined {
  const read = readWall(value, options)
  if (!read) return read
  if (FOR_EVER.has(read.wall.toISOString().slice(0, 10))) return null
  if (read.offsetMinutes !== undefined) return new Date(read.wall.getTime() - read.offsetMinutes * 60_000)
  return options.timeZone ? instantOf(read.wall, options.timeZone) : read.wall
}

function readWall(value: string | number | Date, options: DateOptions): Wall | null | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : { wall: value, hasTime: true }
  if (typeof value === 'number') return ofSerial(value) ?? (Number.isInteger(value) ? compact(String(value)) : undefined)
  const text = cleanText(value.normalize('NFKC'))
  if (text === '' || /^(?:[-—/]+|无|無|长期|長期|永久|null|n\/?a)$/i.test(text)) return null
  if (options.format) return byPattern(text, options.format)
  return usualForm(text) ?? compact(text) ?? (/^\d{5}(?:\.\d+)?$/.test(text) ? ofSerial(Number(text)) : undefined)
}

function ofSerial(serial: number): Wall | undefined {
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL) return undefined
  return { wall: new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000), hasTime: !Number.isInteger(serial) }
}

function compact(text: string): Wall | undefined {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text)
  return match ? built(match[1], match[2], match[3], match[4], match[5], match[6]) : undefined
}

const DAY_PART = '(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*(?:日|号|號)?'
const TIME_PART = '(?:[T\\s,]*(上午|下午|晚上|凌晨|中午|AM|PM)?\\s*(\\d{1,2})\\s*[:时時点點]\\s*(\\d{1,2})?\\s*分?'
  + '\\s*(?::?(\\d{1,2})(?:\\.\\d+)?\\s*秒?)?\\s*(AM|PM)?)?'
const OFFSET_PART = '\\s*(Z|[+-]\\d{2}:?\\d{2})?'
const USUAL = new RegExp(`^${DAY_PART}${TIME_PART}${OFFSET_PART}$`, 'i')
const MONTH = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/

function usualForm(text: string): Wall | undefined {
  const withoutWeekday = text.replace(/\s*\(?(?:星期|周|週|礼拜)[一二三四五六日天]\)?\s*/, ' ').trim()
  const match = USUAL.exec(withoutWeekday)
  if (!match) {
    const month = MONTH.exec(withoutWeekday)
    return month ? built(month[1], month[2], '1') : undefined
  }
  const [, year, month, day, before, hour, minute, second, after, offset] = match
  const wall = built(year, month, day, hour, minute, second, before ?? after)
  return wall && offset ? { ...wall, offsetMinutes: offsetOf(offset) } : wall
}

const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|SSS|a|XXX|'[^']*'/g
const TOKEN_FORMS: Record<string, string> = {
  yyyy: '(?<year>\\d{4})', yy: '(?<shortYear>\\d{2})', MMM: '(?<monthName>[A-Za-z]{3})', MM: '(?<month>\\d{1,2})', M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})', d: '(?<day>\\d{1,2})', HH: '(?<hour>\\d{1,2})', H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{1,2})', h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{1,2})', m: '(?<minute>\\d{1,2})', ss: '(?<second>\\d{1,2})', s: '(?<second>\\d{1,2})', SSS: '\\d{1,6}',
  a: '(?<half>AM|PM|上午|下午)', XXX: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const patterns = new Map<string, RegExp>()

function byPattern(text: string, format: string): Wall | undefined {
  let pattern = patterns.get(format)
  if (!pattern) {
    const source = format.split(new RegExp(`(${TOKEN.source})`)).map((part) => (
      TOKEN_FORMS[part] ?? part.replace(/^'([^']*)'$/, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    ))
    pattern = new RegExp(`^${source.join('')}$`, 'i')
    patterns.set(format, pattern)
  }
  const found = pattern.exec(text)?.groups
  if (!found) return undefined
  const year = found['year'] ?? (found['shortYear'] ? String(2000 + Number(found['shortYear'])) : undefined)
  const month = found['monthName'] ? String(MONTHS.indexOf(found['monthName'].toLowerCase()) + 1) : found['month']
  const wall = built(year, month, found['day'] ?? '1', found['hour'], found['minute'], found['second'], found['half'])
  return wall && found['offset'] ? { ...wall, offsetMinutes: offsetOf(found['offset']) } : wall
}

type Part = string | undefined

function built(year: Part, month: Part, day: Part, hour?: Part, minute?: Part, second?: Part, half?: Part): Wall | undefined {
  const isLate = /^(?:下午|晚上|PM)$/i.test(half ?? '') || (half === '中午' && Number(hour) < 11)
  const isEarly = /^(?:上午|凌晨|AM)$/i.test(half ?? '')
  let hours = Number(hour ?? 0)
  if (isLate && hours < 12) hours += 12
  if (isEarly && hours === 12) hours = 0
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)]
  if (hours > 24 || minutes > 59 || seconds > 60 || (hours === 24 && minutes + seconds > 0)) return undefined
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(time)
  // 31 April is no day, though `Date` would make 1 May of it.
  const isReal = date.getUTCFullYear() === Number(year) && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!isReal) return undefined
  return { wall: new Date(time + ((hours * 60 + minutes) * 60 + seconds) * 1000), hasTime: hour !== undefined }
}

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return text.startsWith('-') ? -minutes : minutes
}
