import type { language } from '@guanjia/contract'
import type { Generated } from 'kysely'

export interface LanguageTables {
  language_list: { organization_id: string; version: Generated<number>; changed_at: Date }
  service_word: ServiceWordTable
  service_script: ServiceScriptTable
  wording_hit: { organization_id: string; id: string; at: Date; account_id: string | null; author: string; word: string; kind: language.WordKind; is_refused: boolean }
}

export interface ServiceWordTable {
  organization_id: string
  id: string
  word: string
  heard: string
  kind: language.WordKind
  suggestion: Generated<string>
  exceptions: Generated<string[]>
  is_active: Generated<boolean>
  source: Generated<string>
  version: Generated<number>
}

export interface ServiceScriptTable {
  organization_id: string
  id: string
  scene: language.ScriptScene
  title: string
  text: string
  source: Generated<string>
  is_active: Generated<boolean>
  sort_order: Generated<number>
  version: Generated<number>
}
