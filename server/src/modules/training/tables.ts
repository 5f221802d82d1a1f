import type { improvements } from '@guanjia/contract'

export interface TrainingTables {
  training_need: TrainingNeedTable
}

export interface TrainingNeedTable {
  organization_id: string
  id: string
  site_id: string
  topic: string
  post: string
  reason: string
  source_type: string
  source_id: string | null
  state: improvements.TrainingNeed['state']
  settled_note: string
  settled_at: Date | null
  raised_by: string | null
  raised_by_name: string
  raised_at: Date
  version: number
}
