import type { cases } from '@guanjia/contract'
import type { SheetRow } from '../../../platform/sheets/index.ts'
import { instantOf, parseMoment, parseRoomCode, wallTime } from '../../../platform/text/index.ts'
import { wallTimeIn } from '../../../platform/time.ts'
import { TIMES, type Field } from './fields.ts'
import { textOf, type SheetPlan } from './plan.ts'
import { PROBLEMS, type ProblemCode, type RowProblem } from './problems.ts'
import { translated, type CaseProfile } from './profile.ts'
import { scoreOf, wordOf, type StatusWord, type WordOf } from './words.ts'

/** One row of a case history, understood but not yet matched with the archives. An empty text or null means that the row doesn't say. */
export interface PastCase {
  sheet: string
  row: number
  number: string
  kind: cases.CaseKind
  status: Exclude<cases.CaseStatus, 'waiting'>
  urgency: cases.Case['urgency'] | null
  grade: cases.Case['grade']
  channel: cases.Case['channel']
  score: number | null
  openedAt: Date
  targetAt: Date | null
  feedbackAt: Date | null
  resolvedAt: Date | null
  visitedAt: Date | null
  closedAt: Date | null
  texts: Record<(typeof TEXTS)[number], string>
  /** Words of the row that became something vaguer or nothing; they are kept in the timeline. */
  kept: string[]
}

const TEXTS = [
  'subject', 'description', 'category', 'address', 'place', 'department', 'firstContact', 'handler', 'person', 'phone', 'result', 'cause',
] as const
const LONGEST: Partial<Record<Field, number>> = {
  subject: 4000, description: 5000, category: 100, address: 200, place: 200, department: 100, firstContact: 50, handler: 50, person: 100,
  phone: 30, result: 2000, cause: 200,
}
const ENDS = ['closed', 'resolved', 'visited'] as const
const LONGEST_NUMBER = 60
const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/
const TOTAL_ROW = /^(?:合计|总计|小计|合計|總計|小計|total|sum)\b|^(?:合计|总计|小计|合計|總計|小計)/i
/** Nobody kept cases in a computer before; a date of 1900 is an empty one of some system. */
const EARLIEST = new Date('1990-01-01T00:00:00Z')
const LATEST_TARGET_MS = 4 * 365 * 86_400_000
/** Clocks differ a little. */
const SKEW_MS = 5 * 60_000

type Time = { at: Date; text: string; isDay: boolean }
type Times = Record<(typeof TIMES)[number], Time | null>

/** Reads the rows of one sheet. Warnings about a word are given once for the whole file: `told` remembers them. */
export class RowReader {
  readonly #plan: SheetPlan
  readonly #profile: CaseProfile
  readonly #now: Date
  readonly #told: Set<string>
  #row!: SheetRow
  #problems: RowProblem[] = []
  #kept: string[] = []
  readonly #refused = new Set<Field>()

  constructor(plan: SheetPlan, profile: CaseProfile, now: Date, told: Set<string>) {
    this.#plan = plan
    this.#profile = profile
    this.#now = now
    this.#told = told
  }

  /** A row, understood; `found` is null when it has errors. Undefined for blank rows and sums below the table. */
  read(row: SheetRow): { found: PastCase | null; problems: RowProblem[] } | undefined {
    this.#row = row
    this.#problems = []
    this.#kept = []
    this.#refused.clear()
    const number = this.text('number')
    const times = this.#times()
    if (number === '' && times.opened === null && this.#isNoCase()) return undefined
    if (TOTAL_ROW.test(number)) return undefined
    if (number === '') this.#note('number_missing', 'number', '')
    else if (number.length > LONGEST_NUMBER) this.#note('number_too_long', 'number', number, { max: LONGEST_NUMBER })
    const found = this.#case(number, times)
    return { found: this.#problems.some(({ severity }) => severity === 'error') ? null : found, problems: this.#problems }
  }

  /** A problem of the present row, in the file's own words. */
  problem(code: ProblemCode, field: Field | null, value: string, params: RowProblem['params'] = {}, row = this.#row.number): RowProblem {
    const column = field === null ? undefined : this.#plan.columns.get(field)
    return {
      sheet: this.#plan.sheet.name, row, column: column === undefined ? '' : this.#plan.headers[column]!.slice(0, 100), code,
      severity: PROBLEMS[code], value: value.slice(0, 200), params,
    }
  }

  /** The text of a field, translated by the profile; '' when empty. */
  text(field: Field): string {
    const column = this.#plan.columns.get(field)
    const cell = column === undefined ? '' : textOf(this.#row.cells[column] ?? null)
    if (cell.startsWith('#') && EXCEL_ERROR.test(cell)) {
      this.#note('cell_error', field, cell)
      return ''
    }
    const text = translated(this.#profile, field, cell)
    const most = LONGEST[field]
    if (most === undefined || text.length <= most) return text
    this.#noteOnce('text_cut', field, `${text.slice(0, 30)}…`)
    return text.slice(0, most)
  }

  #note(code: ProblemCode, field: Field | null, value: string, params: RowProblem['params'] = {}): void {
    this.#problems.push(this.problem(code, field, value, params))
  }

  #noteOnce(code: ProblemCode, field: Field, value: string): void {
    if (isNews(this.#told, code, field, value)) this.#note(code, field, value)
  }

  #isNoCase(): boolean {
    const cells = this.#row.cells.map(textOf).filter((text) => text !== '')
    return cells.length === 0 || TOTAL_ROW.test(cells[0]!) || ![...this.#plan.columns].some(
      ([field, column]) => field !== 'kind' && textOf(this.#row.cells[column] ?? null) !== ''
    )
  }

  #case(number: string, times: Times): PastCase | null {
    const opened = times.opened
    if (opened === null) {
      if (!this.#refused.has('opened')) this.#note('opened_missing', 'opened', '')
      return null
    }
    const ends = {
      feedback: this.#after(times, 'feedback'), resolved: this.#after(times, 'resolved'), visited: this.#after(times, 'visited'),
      closed: this.#after(times, 'closed'),
    }
    const kind = this.#kind()
    const state = this.#state(ends)
    const texts = Object.fromEntries(TEXTS.map((field) => [field, this.text(field)])) as PastCase['texts']
    texts.address = this.#address(texts.address)
    if (texts.subject === '' && texts.description === '' && texts.category === '') this.#note('words_missing', null, '')
    if (kind === null || state === null) return null
    return {
      sheet: this.#plan.sheet.name, row: this.#row.number, number, kind, urgency: this.#word('urgency'), grade: this.#word('grade'),
      channel: this.#channel(), score: this.#score(), openedAt: opened.at, targetAt: this.#target(times),
      feedbackAt: ends.feedback, ...state, texts, kept: this.#kept,
    }
  }

  #kind(): cases.CaseKind | null {
    const text = this.text('kind')
    const kind = text === '' ? undefined : wordOf('kind', text)
    if (kind === undefined) this.#note('kind_unknown', 'kind', text)
    return kind ?? null
  }

  /** Status and the times that belong to it: what is open has none of the end, what is over has all that the table asks for. */
  #state(
    ends: Record<'resolved' | 'visited' | 'closed', Date | null>,
  ): Pick<PastCase, 'status' | 'resolvedAt' | 'visitedAt' | 'closedAt'> | null {
    const text = this.text('status')
    const word: StatusWord | undefined = text === '' ? (
      ends.closed ? 'closed' : ends.resolved ? 'resolved' : 'registered'
    ) : wordOf('status', text)
    if (word === undefined) {
      this.#note('status_unknown', 'status', text)
      return null
    }
    const status = word === 'done' ? (ends.closed ? 'closed' : 'resolved') : word
    const endedAt = ends.resolved ?? ends.closed ?? ends.visited
    switch (status) {
      case 'closed':
      case 'resolved':
      case 'confirmed':
        if (endedAt === null) {
          const isRefused = ENDS.some((field) => this.#refused.has(field))
          if (!isRefused) this.#note(status === 'closed' ? 'closed_missing' : 'resolved_missing', 'status', text)
          return null
        }
        return {
          status, resolvedAt: endedAt, visitedAt: ends.visited,
          closedAt: status === 'closed' ? (ends.closed ?? ends.visited ?? endedAt) : null,
        }
      case 'cancelled':
      case 'invalid':
        return { status, resolvedAt: null, visitedAt: null, closedAt: ends.closed ?? ends.resolved }
      default:
        if (ends.closed !== null) this.#note('closed_but_open', 'closed', this.text('closed'), { status: text })
        // Since when and for what it waits, the file does not say: it goes on as in progress.
        return { status: status === 'waiting' ? 'in_progress' : status, resolvedAt: null, visitedAt: null, closedAt: null }
    }
  }

  #word<F extends 'urgency' | 'grade'>(field: F): WordOf[F] | null {
    const text = this.text(field)
    if (text === '') return null
    const word = wordOf(field, text)
    if (word === undefined) this.#keep(field, text)
    return word ?? null
  }

  #channel(): cases.Case['channel'] {
    const text = this.text('channel')
    const channel = text === '' ? 'referral' : wordOf('channel', text)
    if (channel !== undefined) return channel
    this.#noteOnce('channel_unknown', 'channel', text)
    this.#kept.push(this.kept('channel', text))
    return 'referral'
  }

  #score(): number | null {
    const text = this.text('score')
    const score = scoreOf(text)
    if (score === undefined) this.#keep('score', text)
    return score ?? null
  }

  #keep(field: Field, text: string): void {
    this.#noteOnce('value_unknown', field, text)
    this.#kept.push(this.kept(field, text))
  }

  /** Words that became nothing, with their header, for the timeline. */
  kept(field: Field, text: string): string {
    const column = this.#plan.columns.get(field)
    return `${column === undefined ? field : this.#plan.headers[column]!}: ${text}`
  }

  /** Building, entrance and room may stand in columns of their own. */
  #address(room: string): string {
    const building = this.text('building')
    const entrance = this.text('entrance')
    if (building === '' || parseRoomCode(room) !== null) return room
    return [building, entrance, room].filter((part) => part !== '').join('-').slice(0, 200)
  }

  #times(): Times {
    return Object.fromEntries(TIMES.map((field) => [field, this.#time(field)])) as Times
  }

  #time(field: (typeof TIMES)[number]): Time | null {
    const column = this.#plan.columns.get(field)
    const cell = column === undefined ? null : (this.#row.cells[column] ?? null)
    const text = this.text(field)
    if (text === '') return null
    const value = typeof cell === 'number' || cell instanceof Date ? cell : text
    const { dateFormat: format, timeZone } = this.#profile
    // Year-first forms mean one thing only, whatever the format of the others.
    const at = parseMoment(value, { format, timeZone }) ?? (format === undefined ? undefined : parseMoment(value, { timeZone }))
    if (at === null) return null
    if (at === undefined) return this.#refuse('date_unreadable', field, text, { example: 'dd/MM/yyyy HH:mm' })
    const latest = new Date(this.#now.getTime() + LATEST_TARGET_MS)
    if (at < EARLIEST || at > latest) {
      return this.#refuse(
        'date_unlikely', field, text, { min: EARLIEST.toISOString().slice(0, 10), max: latest.toISOString().slice(0, 10) },
      )
    }
    if (field !== 'target' && at.getTime() > this.#now.getTime() + SKEW_MS) return this.#refuse('date_in_future', field, text)
    return { at, text, isDay: wallTime(at, timeZone).getTime() % 86_400_000 === 0 }
  }

  #refuse(code: ProblemCode, field: Field, value: string, params: RowProblem['params'] = {}): null {
    this.#note(code, field, value, params)
    this.#refused.add(field)
    return null
  }

  /** A time that cannot lie before the opening. One that gives only the day of the opening happened then, not at midnight. */
  #after(times: Times, field: 'feedback' | 'resolved' | 'visited' | 'closed'): Date | null {
    const time = times[field]
    const opened = times.opened!
    if (time === null || time.at >= opened.at) return time?.at ?? null
    const { timeZone } = this.#profile
    if (time.isDay && wallTime(opened.at, timeZone).getTime() - wallTime(time.at, timeZone).getTime() < 86_400_000) return opened.at
    return this.#refuse('date_order', field, time.text, { opened: wallTimeIn(timeZone, opened.at) })
  }

  /** A target that names only a day lasts to its end. */
  #target({ target, opened }: Times): Date | null {
    if (target === null) return null
    const { timeZone } = this.#profile
    const at = target.isDay ? instantOf(new Date(wallTime(target.at, timeZone).getTime() + 86_399_000), timeZone) : target.at
    return at < opened!.at ? this.#refuse('target_before_opened', 'target', target.text) : at
  }
}

/** Whether something is said for the first time in this file. */
export function isNews(told: Set<string>, ...what: string[]): boolean {
  const key = what.join(' ')
  return !told.has(key) && told.add(key) !== undefined
}
