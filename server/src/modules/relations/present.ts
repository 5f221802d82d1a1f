import type { relations, Ref } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { LIFECYCLE, PERMISSION } from './lifecycle.ts'
import type { OpportunityTable } from './tables.ts'

export type OpportunityRow = Selectable<OpportunityTable>
/** Names that an opportunity shows beside its own columns. */
export interface Named extends OpportunityRow {
  unit_code: string | null
  person_name: string | null
  case_number: string | null
  outage_number: string | null
  noticer: string
  planner: string | null
  doer: string | null
  principle_judge: string | null
  conditions_judge: string | null
  custody_checker: string | null
}

const ref = (id: string | null, name: string | null): Ref | null => (id === null ? null : { id, name: name ?? '' })
const numbered = (id: string | null, number: string | null) => (id === null ? null : { id, number: number ?? '' })
const gate = (passes: boolean | null, by: string | null, name: string | null, at: Date | null, note: string): relations.Opportunity['principle'] => (passes === null ? null : { passes, by: { id: by!, name: name! }, at: iso(at!), note })

/** The acts that state, kind and rights allow now; the clients draw exactly these. */
export function allowedActions(ctx: Ctx, row: OpportunityRow): relations.OpportunityAction[] {
  return possibleActions(LIFECYCLE, row.status).filter((action) => {
    if (!ctx.actor.can(PERMISSION[action], row.site_id)) return false
    if (action === 'judge_principle') return row.type === 'special_request' && row.principle_kept === null
    if (action === 'judge_conditions') return row.type === 'special_request' && row.conditions_allow === null && (!row.has_custody || row.custody_checked_at !== null)
    if (action === 'check_custody') return row.has_custody && row.custody_checked_at === null
    if (action === 'done') return (row.type !== 'special_request' || row.status === 'approved') && (!row.has_custody || row.custody_checked_at !== null)
    return true
  })
}

export function presentOpportunity(ctx: Ctx, row: Named): relations.Opportunity {
  return {
    id: row.id, siteId: row.site_id, number: row.number, type: row.type, status: row.status, source: row.source, what: row.what, empathy: row.empathy, unit: ref(row.unit_id, row.unit_code), person: ref(row.person_id, row.person_name),
    case: numbered(row.case_id, row.case_number), outage: numbered(row.outage_id, row.outage_number), noticedBy: { id: row.noticed_by, name: row.noticer }, noticedAt: iso(row.noticed_at), plan: row.plan, planFor: iso(row.plan_for),
    plannedBy: ref(row.planned_by, row.planner), plannedAt: iso(row.planned_at), needsGates: row.type === 'special_request',
    principle: gate(row.principle_kept, row.principle_by, row.principle_judge, row.principle_at, row.principle_note), conditions: gate(row.conditions_allow, row.conditions_by, row.conditions_judge, row.conditions_at, row.conditions_note),
    custody: row.has_custody ? { who: row.custody_who, minutes: row.custody_minutes, consentBy: row.custody_consent_by, consentHow: row.custody_consent_how, checkedBy: ref(row.custody_checked_by, row.custody_checker), checkedAt: iso(row.custody_checked_at) } : null,
    action: row.action, effect: row.effect, gotPraise: row.got_praise, standardStep: row.standard_step, doneBy: ref(row.done_by, row.doer), doneAt: iso(row.done_at), thankedAt: iso(row.thanked_at), letGoReason: row.let_go_reason,
    allowedActions: allowedActions(ctx, row), version: row.version,
  }
}
