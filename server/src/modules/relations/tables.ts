import type { Generated } from 'kysely'
import type { z } from 'zod'
import type { relations } from '@guanjia/contract'

export interface RelationsTables {
  care_fact: CareFactTable
  care_rule: CareRuleTable
  care_occasion: { organization_id: string; id: string; site_id: string; kind: 'weather' | 'festival'; title: string; from_on: string; until_on: string; made_by: string | null; cancelled_at: Generated<Date | null> }
  care_purge: { organization_id: string; id: string; site_id: string; day: string; erased: number; at: Date }
  care_dismissal: { organization_id: string; suggestion_key: string; site_id: string; reason: string; by_employee: string; at: Date }
  opportunity: OpportunityTable
  outage: OutageTable
  outage_place: { organization_id: string; id: string; outage_id: string; building_id: string | null; entrance_id: string | null; unit_id: string | null }
  outage_call: OutageCallTable
  outage_asker: OutageAskerTable
  flexibility: { organization_id: string; id: string; site_id: string; case_id: string; words: string; value_fen: number; limit_fen: number; by_employee: string; at: Date }
  extra_mile: { organization_id: string; id: string; site_id: string; record_type: 'case' | 'work_order'; record_id: string; words: string; by_employee: string; at: Date }
  service_recovery: RecoveryTable
  thank_you: ThankYouTable
  key_customer: KeyCustomerTable
  key_contact: { organization_id: string; id: string; key_customer_id: string; site_id: string; at: Date; by_employee: string; words: string }
  recognition_point: { organization_id: string; id: string; site_id: string; employee_id: string; reason: 'delivered' | 'thanked'; source_id: string; points: number; at: Date }
  reward_proposal: RewardTable
  programme_goal: { organization_id: string; id: string; words: string; published_by: string; published_at: Date }
  goal_acknowledgement: { organization_id: string; goal_id: string; employee_id: string; at: Date }
}

type Fact = relations.CareFact
export interface CareFactTable {
  organization_id: string
  id: string
  site_id: string
  person_id: string | null
  unit_id: string | null
  /** Null once it is erased. */
  kind: relations.FactKind | null
  words: Generated<string>
  month_day: string | null
  source: Fact['source']
  noticed_by: string | null
  noticed_at: Date
  noticed_on: string
  expires_on: string | null
  consent: Fact['consent']
  consent_how: Fact['consentHow']
  consent_at: Date | null
  consent_asked_by: string | null
  erased_at: Generated<Date | null>
  erased_because: Generated<(typeof relations.ERASURES)[number] | null>
  version: Generated<number>
}

export interface CareRuleTable {
  organization_id: string
  id: string
  code: string
  occasion: relations.CareRule['occasion']
  concerns: Generated<relations.FactKind[]>
  prompt: string
  act: string
  audience: Generated<relations.CareRule['audience']>
  keep_days: number | null
  is_suggested: Generated<boolean>
  package: relations.CareRule['package']
  is_active: Generated<boolean>
  sort_order: Generated<number>
  version: Generated<number>
}

type Opportunity = relations.Opportunity
export interface OpportunityTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  type: Opportunity['type']
  status: Generated<Opportunity['status']>
  source: Opportunity['source']
  what: string
  empathy: Generated<string>
  unit_id: string | null
  person_id: string | null
  case_id: string | null
  outage_id: string | null
  rule_id: string | null
  suggestion_key: string | null
  noticed_by: string
  noticed_at: Date
  plan: Generated<string>
  plan_for: Generated<Date | null>
  planned_by: Generated<string | null>
  planned_at: Generated<Date | null>
  principle_kept: Generated<boolean | null>
  principle_note: Generated<string>
  principle_by: Generated<string | null>
  principle_at: Generated<Date | null>
  conditions_allow: Generated<boolean | null>
  conditions_note: Generated<string>
  conditions_by: Generated<string | null>
  conditions_at: Generated<Date | null>
  has_custody: Generated<boolean>
  custody_who: Generated<string>
  custody_minutes: Generated<number | null>
  custody_consent_by: Generated<string>
  custody_consent_how: Generated<z.infer<typeof relations.CareFact>['consentHow']>
  custody_checked_by: Generated<string | null>
  custody_checked_at: Generated<Date | null>
  action: Generated<string>
  effect: Generated<string>
  got_praise: Generated<boolean>
  standard_step: Generated<Opportunity['standardStep']>
  done_by: Generated<string | null>
  done_at: Generated<Date | null>
  thanked_at: Generated<Date | null>
  let_go_reason: Generated<string>
  version: Generated<number>
  updated_at: Date
}

export interface KeyCustomerTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string | null
  person_id: string | null
  reason: relations.KeyCustomer['reason']
  why: Generated<string>
  owner_id: string
  next_contact_on: string
  added_by: string
  added_at: Date
  ended_at: Generated<Date | null>
  end_reason: Generated<string>
  version: Generated<number>
}

export interface OutageTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind: relations.Outage['kind']
  is_planned: boolean
  reason: string
  notice_text: string
  from_at: Date
  until_at: Date
  ended_at: Generated<Date | null>
  cancelled_at: Generated<Date | null>
  made_by: string | null
  made_at: Date
  version: Generated<number>
}

export interface OutageCallTable {
  organization_id: string
  outage_id: string
  unit_id: string
  claimed_by: string | null
  claimed_at: Date | null
  attempts: Generated<number>
  result: Generated<relations.OutageCall['result']>
  note: Generated<string>
  called_by: Generated<string | null>
  called_at: Generated<Date | null>
  opportunity_id: Generated<string | null>
  case_id: Generated<string | null>
}

export interface OutageAskerTable {
  organization_id: string
  id: string
  outage_id: string
  unit_id: string
  person_id: string | null
  phone: Generated<string>
  asked_at: Date
  told_at: Generated<Date | null>
  told_how: Generated<'message' | 'phone' | null>
}

export interface RecoveryTable {
  organization_id: string
  id: string
  site_id: string
  case_id: string
  cycle: number
  cause: (typeof relations.RECOVERY_CAUSES)[number]
  apology: string
  correction: string
  make_good: string
  by_employee: string
  at: Date
  made_good_at: Generated<Date | null>
  made_good_by: Generated<string | null>
}

export interface ThankYouTable {
  organization_id: string
  id: string
  site_id: string
  employee_id: string
  thanked_by: 'resident' | 'colleague'
  person_id: string | null
  by_account: string | null
  by_name: string
  words: string
  opportunity_id: string | null
  case_id: string | null
  at: Date
}

export interface RewardTable {
  organization_id: string
  id: string
  site_id: string
  employee_id: string
  kind: relations.Reward['kind']
  measure: relations.Reward['measure']
  reason: string
  amount_fen: number | null
  opportunity_id: Generated<string | null>
  source_type: Generated<NonNullable<relations.Reward['source']>['type'] | null>
  source_id: Generated<string | null>
  source_number: Generated<string>
  status: Generated<relations.Reward['status']>
  proposed_by: string | null
  proposed_at: Date
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
  decision_note: Generated<string>
  objection: Generated<string>
  objected_at: Generated<Date | null>
  settled_by: Generated<string | null>
  settled_at: Generated<Date | null>
  settlement: Generated<string>
  version: Generated<number>
}
