import { INCIDENT_LOOK, useLabel, useT, type StatusLook } from '@guanjia/ui'
import type { DRILL_STATES, IncidentLevel, IncidentState, PLAN_STATES_OF_EMERGENCY } from '@guanjia/contract/emergency-choices.ts'
import { Look } from '../kit/status-tag.tsx'

const PLAN: Record<(typeof PLAN_STATES_OF_EMERGENCY)[number], StatusLook> = { draft: { tone: 'waiting', shape: 'pause' }, approved: { tone: 'done', shape: 'tick' }, retired: { tone: 'closed', shape: 'ring' } }
const DRILL: Record<(typeof DRILL_STATES)[number], StatusLook> = { planned: { tone: 'idle', shape: 'ring' }, running: { tone: 'active', shape: 'half' }, held: { tone: 'done', shape: 'tick' }, cancelled: { tone: 'closed', shape: 'ring' } }

export function IncidentStateTag({ state }: { state: IncidentState }) {
  return <Look look={INCIDENT_LOOK[state]} text={useLabel()('incidentState', state)} />
}
export function PlanStateTag({ state }: { state: keyof typeof PLAN }) {
  return <Look look={PLAN[state]} text={useLabel()('emergencyPlanState', state)} />
}
export function DrillStateTag({ state }: { state: keyof typeof DRILL }) {
  return <Look look={DRILL[state]} text={useLabel()('drillState', state)} />
}
/** The higher the level, the louder. */
export function LevelTag({ level }: { level: IncidentLevel }) {
  return <span className="gj-tone gj-pill" data-tone={level === '3' ? 'overdue' : level === '2' ? 'soon' : 'idle'}>{useLabel()('incidentLevel', level)}</span>
}
/** A drill says so wherever it stands. */
export function DrillMark() {
  return <strong className="gj-tone gj-pill" data-tone="waiting">{useT()('emergency.drill')}</strong>
}
