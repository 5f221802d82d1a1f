export interface ZoneStandardTables {
  zone_month: { organization_id: string; id: string; site_id: string; month: string; number: number; standards: unknown; checks: unknown; reason: string; closed_at: Date; closed_by: string }
  zone_month_line: { organization_id: string; month_id: string; zone_id: string; position: number; steward_id: string | null; standards: unknown; score: number | null; rank: number | null }
}
