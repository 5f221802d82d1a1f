import { attribute, openingTags } from './xml-text.ts'

const DAY_MS = 86_400_000

/** Formats 14–22 and 45–47 are dates everywhere, 27–36 and 50–58 in Chinese, Japanese and Korean Excel (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** Whether a number format shows a date or time: literal text, colours, locales and escapes do not count. */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare)
}

/** Indexes of cell styles (`s` of a cell) whose numbers are dates. */
export function dateStyles(stylesXml: string): Set<number> {
  const custom = new Map<string, boolean>()
  for (const tag of openingTags(stylesXml, 'numFmt')) {
    custom.set(attribute(tag, 'numFmtId') ?? '', isDateFormat(attribute(tag, 'formatCode') ?? ''))
  }
  const cellXfs = /<(?:[\w.-]+:)?cellXfs[\s>][^]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(stylesXml)?.[0] ?? ''
  const dates = new Set<number>()
  openingTags(cellXfs, 'xf').forEach((tag, index) => {
    const id = attribute(tag, 'numFmtId') ?? '0'
    if (custom.get(id) ?? isBuiltInDate(Number(id))) dates.add(index)
  })
  return dates
}

/** Excel's day number as wall time in UTC. Day 60 of the 1900 system (29 February 1900) never was and becomes 28 February. */
export function dateOfSerial(serial: number, is1904 = false): Date {
  if (is1904) return new Date(Date.UTC(1904, 0, 1) + Math.round(serial * DAY_MS))
  const days = serial >= 60 ? serial - 1 : serial
  return new Date(Date.UTC(1899, 11, 31) + Math.round(days * DAY_MS))
}

/** Wall time in UTC as Excel's day number in the 1900 system. */
export function serialOfDate(wall: Date): number {
  const days = (wall.getTime() - Date.UTC(1899, 11, 31)) / DAY_MS
  return Math.round((days >= 60 ? days + 1 : days) * 1e8) / 1e8
}
