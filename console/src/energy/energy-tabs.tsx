import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { board: '/energy', alarms: '/energy/alarms', measures: '/energy/measures', nights: '/energy/nights', campaigns: '/energy/campaigns', groups: '/energy/groups' } as const
type Tab = keyof typeof PATHS

/** What was used, what is odd about it, and what is done. */
export function EnergyTabs({ at }: { at: Tab }) {
  const t = useT()
  return <PageTabs label={t('energy.tabs.look')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`energy.tabs.${value}`), to: PATHS[value], search: value === 'alarms' ? { state: 'open,in_hand' } : {} }))} />
}
