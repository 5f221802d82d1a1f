import type { Locale, sla } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { parseTarget } from './duration.ts'
import { holderNames } from './holder-names.ts'
import { targetWords } from './target-words.ts'

type Shown = NonNullable<sla.Clock['events']>[number]
type Data = { reason?: string; terms?: { target: string }; holder?: string | null; late?: boolean; dropped?: boolean; told?: number }

/** What happened to clocks, in the order of recording, with a note in the reader's language. */
export async function presentEvents(ctx: Ctx, clockIds: readonly string[]): Promise<Map<string, Shown[]>> {
  const events = new Map<string, Shown[]>()
  if (clockIds.length === 0) return events
  const rows = await ctx.tx
    .selectFrom('sla_clock_event')
    .selectAll()
    .where((e) => e('clock_id', '=', e.fn.any(e.val([...clockIds]))))
    .orderBy('clock_id')
    .orderBy('id')
    .execute()
  const names = await holderNames(ctx, rows.filter((row) => row.kind === 'hand_over').map((row) => (row.data as Data).holder ?? null))
  for (const row of rows) {
    const list = events.get(row.clock_id) ?? []
    const note = noteOf(row.kind, row.data as Data, ctx.locale, names)
    list.push({ kind: row.kind, effectiveAt: iso(row.effective_at), recordedAt: iso(row.recorded_at), note })
    events.set(row.clock_id, list)
  }
  return events
}

const WORDS: Record<Locale, { late: string; dropped: string }> = {
  'zh-CN': { late: '补发', dropped: '已过时，未发送' },
  'zh-TW': { late: '補發', dropped: '已過時，未發送' },
  en: { late: 'told late', dropped: 'past its use, not sent' },
}

function noteOf(kind: string, data: Data, locale: Locale, names: Map<string, string>): string | null {
  if (data.reason) return labelOf(locale, 'waitReason', data.reason)
  if (data.terms) return targetWords(parseTarget(data.terms.target), locale)
  if (kind === 'hand_over') return data.holder ? (names.get(data.holder) ?? null) : null
  if (data.dropped) return WORDS[locale].dropped
  return data.late ? WORDS[locale].late : null
}
