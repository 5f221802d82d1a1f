import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = {
  board: '/inspections', map: '/inspections/map', rounds: '/inspections/rounds', findings: '/inspections/findings', plans: '/inspections/plans', points: '/inspections/points', routes: '/inspections/routes', checklists: '/inspections/checklists', lamps: '/inspections/lamps', figures: '/inspections/figures',
} as const
type Tab = keyof typeof PATHS
const SEARCH: Partial<Record<Tab, Record<string, string>>> = { findings: { state: 'open,in_hand,settled' }, plans: { state: 'running,paused' }, points: { active: 'true' }, checklists: { active: 'true' }, routes: { active: 'true' } }

/** What is walked, what was found, and what that rests on. */
export function InspectionTabs({ at }: { at: Tab }) {
  const t = useT()
  return <PageTabs label={t('inspections.tabs.look')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: value === 'lamps' ? t('fiveStandards.lamps.title') : t(`inspections.tabs.${value}`), to: PATHS[value], search: SEARCH[value] }))} />
}
