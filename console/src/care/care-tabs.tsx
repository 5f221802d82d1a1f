import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { today: '/care', opportunities: '/care/opportunities', outages: '/care/outages', keyCustomers: '/care/key-customers', thanks: '/care/thanks', programme: '/care/programme' } as const
type Tab = keyof typeof PATHS

/** The parts of personal service. */
export function CareTabs({ at }: { at: Tab }) {
  const t = useT()
  return <PageTabs label={t('care.tab.label')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`care.tab.${value}`), to: PATHS[value] }))} />
}
