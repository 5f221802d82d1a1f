import type { Locale, sla } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { parseTarget } from './duration.ts'
import type { ClockEventTable } from './tables.ts'
import { targetWords } from './target-words.ts'

type Row = Selectable<ClockEventTable>
type Data = {
  reason?: string
  terms?: { target: string }
  windowEnd?: number
  until?: number
  startedAt?: number
  mergedInto?: string
  holder?: string | null
  late?: boolean
  dropped?: boolean
  waiting?: number
  note?: string
  by?: string
}

const WORDS: Record<Locale, { late: string; dropped: string; waiting: (n: number) => string; until: (time: string) => string }> = {
  'zh-CN': { late: '补发', dropped: '已过时，未发送', waiting: (n) => `${n} 人稍后告知`, until: (time) => `至 ${time}` },
  'zh-TW': { late: '補發', dropped: '已過時，未發送', waiting: (n) => `${n} 人稍後告知`, until: (time) => `至 ${time}` },
  en: { late: 'told late', dropped: 'past its use, not sent', waiting: (n) => `${n} told later`, until: (time) => `until ${time}` },
}

/** What was done later than it took effect by more than this was recorded late: without network, or as evidence. */
const LATE_MS = 60_000
const TOLD = ['breach', 'reminder', 'escalation', 'repeat', 'rescind']

/** One thing that happened to a clock, with a note in the reader's language and times in the zone of the clock's calendar. */
export function presentEvent(ctx: Ctx, row: Row, names: Map<string, string>, timeZone: string): sla.Clock['events'] extends (infer E)[] | undefined ? E : never {
  const isLate = !TOLD.includes(row.kind) && row.recorded_at.getTime() - row.effective_at.getTime() > LATE_MS
  return {
    kind: row.kind, effectiveAt: iso(row.effective_at), recordedAt: iso(row.recorded_at), isLate,
    note: noteOf(row.kind, row.data as Data, ctx.locale, names, (at) => wallTimeIn(timeZone, new Date(at))),
  }
}

function noteOf(kind: string, data: Data, locale: Locale, names: Map<string, string>, time: (at: number) => string): string | null {
  const words = WORDS[locale]
  if (data.reason) return [labelOf(locale, 'waitReason', data.reason), data.until ? words.until(time(data.until)) : ''].filter(Boolean).join(' ')
  if (data.until) return words.until(time(data.until))
  if (data.windowEnd) return words.until(time(data.windowEnd))
  if (data.mergedInto) return `→ ${data.mergedInto}`
  if (kind === 'acknowledge') return [data.by, data.note].filter(Boolean).join('：') || null
  if (kind === 'backdate' && data.startedAt) return time(data.startedAt)
  if (kind === 'hand_over') return data.holder ? (names.get(data.holder) ?? null) : null
  if (data.terms) return targetWords(parseTarget(data.terms.target), locale)
  if (data.dropped) return words.dropped
  if (data.late) return words.late
  return data.waiting ? words.waiting(data.waiting) : null
}
