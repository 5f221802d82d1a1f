import { Link } from '@tanstack/react-router'
import { formatNumber, useLabel, useT, type StatusLook, type T, type Tone } from '@guanjia/ui'
import type { FacilityRef, LegalInspection, MaintenanceTask, RenewalAdvice } from '@guanjia/contract/maintenance.ts'
import type { Advice, LegalState, MaintenancePlanState, MaintenanceState, RenewalState } from '@guanjia/ui/archives/choices.ts'
import type { Fact } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay } from '../session/session.tsx'

const TASK_LOOK: Record<MaintenanceState, StatusLook> = { open: { tone: 'active', shape: 'half' }, done: { tone: 'done', shape: 'tick' }, missed: { tone: 'overdue', shape: 'triangle' }, skipped: { tone: 'closed', shape: 'ring' } }
const PLAN_LOOK: Record<MaintenancePlanState, StatusLook> = { running: { tone: 'active', shape: 'half' }, paused: { tone: 'waiting', shape: 'pause' }, ended: { tone: 'closed', shape: 'tick' } }
const LEGAL_LOOK: Record<LegalState, StatusLook> = { valid: { tone: 'done', shape: 'tick' }, due: { tone: 'soon', shape: 'bell' }, overdue: { tone: 'overdue', shape: 'triangle' }, failed: { tone: 'overdue', shape: 'triangle' }, unknown: { tone: 'idle', shape: 'ring' } }
const RENEWAL_LOOK: Record<RenewalState, StatusLook> = { draft: { tone: 'idle', shape: 'ring' }, submitted: { tone: 'waiting', shape: 'pause' }, approved: { tone: 'active', shape: 'half' }, rejected: { tone: 'closed', shape: 'ring' }, done: { tone: 'done', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'ring' } }
const ADVICE_TONE: Record<Advice, Tone> = { keep: 'done', watch: 'waiting', overhaul: 'soon', replace: 'overdue', unknown: 'closed' }

/** The state of a service; one whose time is over says so in red, with a mark and a word. */
export function TaskState({ task, plain }: { task: Pick<MaintenanceTask, 'state' | 'isOverdue' | 'isLate'>; plain?: boolean }) {
  const t = useT()
  const label = useLabel()
  const text = label('maintenanceState', task.state)
  if (task.state === 'open' && task.isOverdue) return <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('maintenance.overdue')} plain={plain} />
  return <Look look={TASK_LOOK[task.state]} text={task.state === 'done' && task.isLate ? `${text} · ${t('maintenance.late')}` : text} plain={plain} />
}
export function PlanState({ state }: { state: MaintenancePlanState }) {
  const label = useLabel()
  return <Look look={PLAN_LOOK[state]} text={label('maintenancePlanState', state)} />
}
export function LegalTag({ state }: { state: LegalState }) {
  const label = useLabel()
  return <Look look={LEGAL_LOOK[state]} text={label('legalState', state)} />
}
export function RenewalTag({ state }: { state: RenewalState }) {
  const label = useLabel()
  return <Look look={RENEWAL_LOOK[state]} text={label('renewalState', state)} />
}

/** The traffic light: how many days a certificate still holds. */
export function DaysLeft({ of }: { of: Pick<LegalInspection, 'daysLeft' | 'state'> }) {
  const t = useT()
  if (of.daysLeft === null) return <span className="gj-quiet">—</span>
  const tone: Tone = of.state === 'failed' || of.daysLeft < 0 ? 'overdue' : of.daysLeft <= 30 ? 'soon' : of.daysLeft <= 90 ? 'waiting' : 'done'
  return <span className="gj-tone gj-pill" data-tone={tone}>{of.daysLeft < 0 ? `▲ ${t('maintenance.legal.over', { n: -of.daysLeft })}` : of.daysLeft === 0 ? `▲ ${t('maintenance.legal.lastDay')}` : t('maintenance.legal.left', { n: of.daysLeft })}</span>
}

/** 0–100, below which somebody has to look: red under 60, amber under 80. */
export function Condition({ score }: { score: number | null }) {
  if (score === null) return <span className="gj-quiet">—</span>
  const tone: Tone | null = score < 60 ? 'overdue' : score < 80 ? 'soon' : null
  return <span className={tone ? 'gj-tone' : undefined} data-tone={tone ?? undefined}>{tone === 'overdue' ? '▲ ' : ''}{score}</span>
}
function AdviceTag({ advice }: { advice: Pick<RenewalAdvice, 'advice'> }) {
  const label = useLabel()
  return <span className="gj-tone gj-pill" data-tone={ADVICE_TONE[advice.advice]}>{advice.advice === 'replace' ? '▲ ' : ''}{label('renewalAdvice', advice.advice)}</span>
}

/** The advice with its reasons. */
export function AdviceLine({ advice }: { advice: RenewalAdvice }) {
  const label = useLabel()
  return <p className="gj-row gj-wrap" style={{ marginBottom: 8 }}><AdviceTag advice={advice} />{advice.reasons.map((reason) => <span key={reason} className="gj-quiet gj-small">{label('adviceReason', reason)}</span>)}</p>
}
/** How old it is of what it is made for, and how often it failed. */
export function ageFacts({ ageYears, designLifeYears, failures12 }: RenewalAdvice, t: T): Fact[] {
  return [
    { label: t('maintenance.facilities.age'), value: ageYears === null ? '—' : `${formatNumber(ageYears, 1)}${designLifeYears === null ? '' : ` / ${designLifeYears}`} ${t('maintenance.year')}` },
    { label: t('maintenance.facilities.failures12'), value: formatNumber(failures12) },
  ]
}

/** A facility by code and name, as the way to its page for those who may see it. */
export function FacilityLink({ of }: { of: FacilityRef | null }) {
  const may = useMay()
  if (!of) return null
  const words = `${of.code} ${of.name}`
  return may('registers:read') ? <Link to="/registers/$kind/$id" params={{ kind: 'facility', id: of.id }}>{words}</Link> : <span>{words}</span>
}
