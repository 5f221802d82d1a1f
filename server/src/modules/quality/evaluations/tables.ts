import type { evaluations } from '@guanjia/contract'

export interface EvaluationTables {
  service_evaluation: ServiceEvaluationTable
  evaluation_opinion: EvaluationOpinionTable
  innovation_proposal: InnovationProposalTable
}

export interface ServiceEvaluationTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  title: string
  question: string
  from_on: string
  until_on: string
  every_months: number | null
  state: evaluations.ServiceEvaluation['state']
  conclusion: string
  owner_id: string | null
  opened_at: Date
  closed_at: Date | null
  next_due_at: Date | null
  version: number
}

export interface EvaluationOpinionTable {
  organization_id: string
  id: string
  evaluation_id: string
  site_id: string
  person_id: string | null
  unit_id: string | null
  role: evaluations.EvaluationOpinion['role']
  by_name: string
  score: number | null
  words: string
  said_at: Date
  recorded_by: string | null
  action_id: string | null
  feedback: string
  fed_back_at: Date | null
  fed_back_by: string | null
}

export interface InnovationProposalTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  title: string
  source: evaluations.InnovationProposal['source']
  need: string
  idea: string
  benefit: string
  state: evaluations.InnovationProposal['state']
  trial_until: string | null
  outcome: string
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
  version: number
}
