import { ROUND_LOOK, useLabel, type StatusLook, type Tone } from '@guanjia/ui'
import type { PointMark } from '@guanjia/contract/inspection-choices.ts'
import type { FindingSeverity, FindingState, PointResult, TaskState } from '@guanjia/ui/archives/choices.ts'
import { Look } from '../kit/status-tag.tsx'

const FINDING_LOOK: Record<FindingState, StatusLook> = {
  open: { tone: 'idle', shape: 'ring' }, in_hand: { tone: 'active', shape: 'half' }, settled: { tone: 'waiting', shape: 'bell' }, closed: { tone: 'done', shape: 'tick' }, dropped: { tone: 'closed', shape: 'ring' },
}
const PLAN_LOOK: Record<'running' | 'paused' | 'ended', StatusLook> = { running: { tone: 'active', shape: 'half' }, paused: { tone: 'waiting', shape: 'pause' }, ended: { tone: 'closed', shape: 'tick' } }
const RESULT_LOOK: Record<PointResult, StatusLook> = { fine: { tone: 'done', shape: 'tick' }, bad: { tone: 'overdue', shape: 'triangle' }, skipped: { tone: 'waiting', shape: 'pause' } }
const SEVERITY_TONE: Record<FindingSeverity, Tone> = { minor: 'closed', normal: 'idle', serious: 'soon', dangerous: 'overdue' }

/** The state of a round; one that is late says so in red, with a mark and a word. */
export function RoundState({ state, isLate, lateWord, plain }: { state: TaskState; isLate?: boolean; lateWord?: string; plain?: boolean }) {
  const label = useLabel()
  const text = label('roundState', state)
  if (isLate && lateWord && state !== 'missed') return <Look look={{ tone: 'overdue', shape: 'triangle' }} text={`${lateWord} · ${text}`} plain={plain} />
  return <Look look={ROUND_LOOK[state]} text={text} plain={plain} />
}
export function FindingStateTag({ state, plain }: { state: FindingState; plain?: boolean }) {
  const label = useLabel()
  return <Look look={FINDING_LOOK[state]} text={label('findingState', state)} plain={plain} />
}
export function PlanState({ state }: { state: keyof typeof PLAN_LOOK }) {
  const label = useLabel()
  return <Look look={PLAN_LOOK[state]} text={label('planState', state)} />
}
export function ResultTag({ result, plain }: { result: PointResult; plain?: boolean }) {
  const label = useLabel()
  return <Look look={RESULT_LOOK[result]} text={label('pointResult', result)} plain={plain} />
}
/** How a map shows a point: the gravest first, each with a sign of its own, so that nobody needs the colour. */
export const MARK_LOOK: Record<PointMark, { tone: Tone; sign: string }> = { finding: { tone: 'overdue', sign: '▲' }, overdue: { tone: 'soon', sign: '!' }, skipped: { tone: 'waiting', sign: '‖' }, never: { tone: 'closed', sign: '?' }, fine: { tone: 'done', sign: '' } }
export const MARKS = Object.keys(MARK_LOOK) as PointMark[]
export function MarkTag({ mark }: { mark: PointMark }) {
  const label = useLabel()
  const { tone, sign } = MARK_LOOK[mark]
  return <span className="gj-tone gj-pill" data-tone={tone}>{[sign || '✓', label('pointMark', mark)].join(' ')}</span>
}
export const resultTone = (result: PointResult | null): Tone => (result === null ? 'closed' : RESULT_LOOK[result].tone)

export function SeverityTag({ severity }: { severity: FindingSeverity }) {
  const label = useLabel()
  return <span className="gj-tone gj-pill" data-tone={SEVERITY_TONE[severity]}>{severity === 'dangerous' ? '▲ ' : ''}{label('findingSeverity', severity)}</span>
}

/** Below this, the proof that somebody was there wants to be looked at; the server's filter `weak` asks the same. */
export const WEAK_PRESENCE = 60

export function Presence({ score }: { score: number | null }) {
  if (score === null) return <span className="gj-quiet">—</span>
  return <span className={score < WEAK_PRESENCE ? 'gj-tone' : undefined} data-tone="overdue">{score < WEAK_PRESENCE ? '▲ ' : ''}{score}</span>
}

/** From where to where what is measured is fine: `0.3–0.6 MPa`, `≥ 10 ℃`. */
export function limitsOf({ low, high, unit }: { low: number | null; high: number | null; unit: string }): string {
  const range = low !== null && high !== null ? `${low}–${high}` : low !== null ? `≥ ${low}` : high !== null ? `≤ ${high}` : ''
  return [range, unit].filter(Boolean).join(' ')
}
