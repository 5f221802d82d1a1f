import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const TABS = [
  { value: 'list', to: '/paid-services', isOpen: () => true },
  { value: 'quotes', to: '/paid-services/quotes', isOpen: (may: ReturnType<typeof useMay>) => may('work_orders:create') },
  { value: 'charges', to: '/paid-services/charges', isOpen: (may: ReturnType<typeof useMay>) => may('work_orders:cost') },
] as const

/** What is sold, what was offered, and what is to be billed. */
export function PaidTabs({ at }: { at: (typeof TABS)[number]['value'] }) {
  const t = useT()
  const may = useMay()
  return <PageTabs label={t('paid.tab.label')} at={at} tabs={TABS.filter(({ isOpen }) => isOpen(may)).map(({ value, to }) => ({ value, label: t(`paid.tab.${value}`), to }))} />
}
