import { useLabel, useT, type StatusLook } from '@guanjia/ui'
import type { Defect } from '@guanjia/contract/handover.ts'
import type { DefectLetterState, DefectState, DefectWarranty } from '@guanjia/contract/handover-choices.ts'
import { Look } from '../kit/status-tag.tsx'

const DEFECT: Record<DefectState, StatusLook> = {
  registered: { tone: 'idle', shape: 'ring' }, self_fix: { tone: 'active', shape: 'half' }, reported_up: { tone: 'soon', shape: 'bell' }, notified: { tone: 'waiting', shape: 'pause' }, fixed: { tone: 'active', shape: 'half' }, verified: { tone: 'done', shape: 'tick' }, told: { tone: 'done', shape: 'tick' },
  closed: { tone: 'closed', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'ring' },
}
const LETTER: Record<DefectLetterState, StatusLook> = { draft: { tone: 'idle', shape: 'ring' }, delivered: { tone: 'done', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'ring' } }

export function DefectStateTag({ state }: { state: DefectState }) {
  const label = useLabel()
  return <Look look={DEFECT[state]} text={label('defectState', state)} />
}
export function LetterStateTag({ state }: { state: DefectLetterState }) {
  const label = useLabel()
  return <Look look={LETTER[state]} text={label('defectLetterState', state)} />
}

/** The day that counts; late is red, with a mark and a word. */
export function DueDay({ one }: { one: Pick<Defect, 'dueOn' | 'promisedOn' | 'isOverdue'> }) {
  const t = useT()
  const day = one.promisedOn ?? one.dueOn
  if (day === null) return null
  return one.isOverdue ? <span className="gj-tone" data-tone="overdue">▲ {day} {t('handover.late')}</span> : <span>{day}</span>
}

const OVER: Partial<Record<DefectWarranty, string>> = { over: 'overdue', within: 'done', life: 'done' }
export function WarrantyTag({ state, until }: { state: DefectWarranty; until?: string | null }) {
  const label = useLabel()
  return <span className="gj-tone" data-tone={OVER[state] ?? 'idle'}>{[label('defectWarranty', state), until].filter(Boolean).join(' · ')}</span>
}
