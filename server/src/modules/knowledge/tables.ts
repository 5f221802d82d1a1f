import type { Generated } from 'kysely'
import type { z } from 'zod'
import type { knowledge } from '@guanjia/contract'

export interface KnowledgeTables {
  /** One row once the organisation has its first articles. */
  knowledge_base: { organization_id: string; seeded_at: Date }
  article: ArticleTable
  article_version: ArticleVersionTable
  enquiry_kind: EnquiryKindTable
  knowledge_gap: GapTable
  document_receipt: ReceiptTable
  fee_query: FeeQueryTable
}

export interface ArticleTable {
  organization_id: string
  id: string
  site_id: string | null
  kind: knowledge.ArticleKind
  audience: Generated<'everybody' | 'staff'>
  topic: Generated<string>
  tags: Generated<string[]>
  service: knowledge.Utility | null
  state: 'draft' | 'published' | 'withdrawn'
  published_version: number | null
  draft_version: number | null
  last_version: Generated<number>
  version: Generated<number>
  updated_at: Date
}

export interface ArticleVersionTable {
  organization_id: string
  article_id: string
  version: number
  state: 'draft' | 'published' | 'superseded' | 'withdrawn' | 'discarded'
  title: string
  content: unknown
  valid_from: string | null
  valid_to: string | null
  file_ids: Generated<string[]>
  title_grams: Generated<string[]>
  grams: Generated<string[]>
  pinyin: Generated<string>
  initials: Generated<string>
  written_by: string
  written_at: Date
  published_by: Generated<string | null>
  published_at: Generated<Date | null>
  ended_at: Generated<Date | null>
}

export interface EnquiryKindTable {
  organization_id: string
  id: string
  code: string
  name: string
  article_id: string | null
  department_code: string | null
  post: Generated<string>
  response_minutes: number | null
  materials: Generated<string[]>
  is_active: Generated<boolean>
  sort_order: Generated<number>
  version: Generated<number>
}

export interface GapTable {
  organization_id: string
  id: string
  site_id: string
  words: string
  enquiry_kind_id: string | null
  asked_at: Date
  taken_by: string
  taken_by_account: string
  taken_by_name: string
  state: Generated<z.infer<typeof knowledge.GapState>>
  article_id: Generated<string | null>
  reason: Generated<string>
  ended_at: Generated<Date | null>
  ended_by: Generated<string | null>
  version: Generated<number>
}

export interface ReceiptTable {
  organization_id: string
  id: string
  article_id: string
  article_version: number
  site_id: string
  unit_id: string
  person_id: string | null
  how: knowledge.Receipt['how']
  note: Generated<string>
  at: Date
  by_account: string | null
  by_name: string
}

export interface FeeQueryTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  person_id: string | null
  asked_name: string
  fact: knowledge.FeeQuery['fact']
  is_passed: boolean
  building_area: number | null
  billing_area: number | null
  lines: unknown
  at: Date
  by_employee: string
  by_name: string
}
