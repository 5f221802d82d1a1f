import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { list: '/violations', types: '/violations/types', figures: '/violations/figures' } as const
type Tab = keyof typeof PATHS

export function ViolationTabs({ at }: { at: Tab }) {
  const t = useT()
  return <div className="gj-row gj-wrap"><PageTabs label={t('violations.tabs.look')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`violations.tabs.${value}`), to: PATHS[value] }))} /></div>
}
