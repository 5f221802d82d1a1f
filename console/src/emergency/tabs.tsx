import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { incidents: '/emergency/incidents', plans: '/emergency/plans', drills: '/emergency/drills', year: '/emergency/drills/year', figures: '/emergency/figures' } as const
type Tab = keyof typeof PATHS

export function EmergencyTabs({ at }: { at: Tab }) {
  const t = useT()
  return <div className="gj-row gj-wrap"><PageTabs label={t('emergency.tabs.look')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`emergency.tabs.${value}`), to: PATHS[value] }))} /></div>
}
