import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = {
  board: '/maintenance', tasks: '/maintenance/tasks', plans: '/maintenance/plans', year: '/maintenance/year', legal: '/maintenance/legal', facilities: '/maintenance/facilities', downtimes: '/maintenance/downtimes', costs: '/maintenance/costs', proposals: '/maintenance/proposals', procedures: '/maintenance/procedures', limits: '/maintenance/limits',
} as const
type Tab = keyof typeof PATHS
const SEARCH: Partial<Record<Tab, Record<string, string>>> = { tasks: { state: 'open,missed' }, plans: { state: 'running,paused' }, legal: { active: 'true' }, procedures: { active: 'true' } }

/** What is serviced, what the law asks for, and what that rests on. */
export function MaintenanceTabs({ at }: { at: Tab }) {
  const t = useT()
  return <div className="gj-scroll-x"><PageTabs label={t('maintenance.tabs.look')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`maintenance.tabs.${value}`), to: PATHS[value], search: SEARCH[value] }))} /></div>
}
