import { useLabel, type StatusLook } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import { Look } from '../kit/status-tag.tsx'

const LOOKS: Record<string, StatusLook> = {
  running: { tone: 'done', shape: 'tick' }, standby: { tone: 'waiting', shape: 'pause' }, under_repair: { tone: 'active', shape: 'half' }, stopped: { tone: 'soon', shape: 'triangle' }, scrapped: { tone: 'closed', shape: 'ring' },
  open: { tone: 'done', shape: 'tick' }, closed: { tone: 'closed', shape: 'ring' }, in_use: { tone: 'done', shape: 'tick' }, taken_out: { tone: 'closed', shape: 'ring' },
  unsold: { tone: 'idle', shape: 'ring' }, sold: { tone: 'done', shape: 'tick' }, leased: { tone: 'active', shape: 'half' }, visitor: { tone: 'waiting', shape: 'pause' }, civil_defence: { tone: 'closed', shape: 'ring' }, reserved: { tone: 'waiting', shape: 'pause' },
  applied: { tone: 'idle', shape: 'ring' }, issued: { tone: 'done', shape: 'tick' }, expiring: { tone: 'soon', shape: 'triangle' }, expired: { tone: 'overdue', shape: 'triangle' }, lost: { tone: 'overdue', shape: 'triangle' }, cancelled: { tone: 'closed', shape: 'ring' },
  coming: { tone: 'idle', shape: 'ring' }, ending: { tone: 'soon', shape: 'triangle' }, over: { tone: 'overdue', shape: 'triangle' }, ended: { tone: 'closed', shape: 'ring' },
  requested: { tone: 'waiting', shape: 'pause' }, approved: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'ring' }, withdrawn: { tone: 'closed', shape: 'ring' },
}

/** The state of a record: colour, shape and word. */
export function StateTag({ group, state }: { group: keyof EnumLabels; state: string }) {
  const label = useLabel()
  return <Look look={LOOKS[state] ?? { tone: 'idle', shape: 'ring' }} text={label(group, state)} />
}
