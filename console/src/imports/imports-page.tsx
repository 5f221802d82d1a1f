import { Result } from 'antd'
import { useSearch } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { useMay } from '../session/session.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { StartImport } from './start-import.tsx'
import './imports.css'

/** A new import, and what became of the earlier ones. */
export function ImportsPage() {
  const t = useT()
  const may = useMay()
  const { kind } = useSearch({ from: '/shell/imports' })
  const kinds: ImportRun['kind'][] = [
    ...(may('archives:import') ? (['archives'] as const) : []),
    ...(may('archives:import') && may('archives:write') ? (['vehicles', 'access_cards', 'pets'] as const) : []),
    ...(may('archives:import') && may('registers:write') ? (['parking_spaces', 'facilities', 'meters'] as const) : []),
    ...(may('archives:import') && may('documents:keep') && may('documents:basic') && may('documents:property') && may('documents:history') ? (['documents'] as const) : []),
    ...(may('archives:import') && may('defects:work') ? (['defects'] as const) : []),
    ...(may('archives:import') && may('violations:decide') && may('violations:work') ? (['violations'] as const) : []),
    ...(may('archives:import') && may('contracts:keep') ? (['contracts'] as const) : []),
    ...(may('archives:import') && may('environment:write') ? (['clean_lines'] as const) : []),
    ...(may('archives:import') && may('people:manage') ? (['employees', 'certificates'] as const) : []),
    ...(may('archives:import') && may('stores:keep') ? (['store_items'] as const) : []),
    ...(may('archives:import') && may('inspections:manage') ? (['inspection_points'] as const) : []),
    ...(may('archives:import') && may('maintenance:write') ? (['maintenance_plans', 'legal_inspections'] as const) : []),
    ...(may('archives:import') && may('registers:work') ? (['meter_readings'] as const) : []),
    ...(may('archives:import') && may('governance:record') ? (['external_parties'] as const) : []),
    ...(may('cases:import') ? (['cases'] as const) : []),
  ]
  if (kinds.length === 0) return <Result status="403" title={t('imports.notAllowed')} />
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('imports.title')}</h1>
      </div>
      <StartImport kinds={kinds} first={kinds.find((one) => one === kind) ?? kinds[0]!} />
      <EarlierImports />
    </div>
  )
}
