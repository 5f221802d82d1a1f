import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'

const PATHS = { list: '/paid-services', quotes: '/paid-services/quotes', charges: '/paid-services/charges' } as const
type Tab = keyof typeof PATHS

/** What is sold, what was offered, and what is to be billed. */
export function PaidTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const tabs: { value: Tab; label: string }[] = [{ value: 'list', label: t('paid.tab.list') }]
  if (may('work_orders:create')) tabs.push({ value: 'quotes', label: t('paid.tab.quotes') })
  if (may('work_orders:cost')) tabs.push({ value: 'charges', label: t('paid.tab.charges') })
  return <Segmented value={at} aria-label={t('paid.tab.label')} options={tabs} onChange={(next) => void navigate({ to: PATHS[next] })} />
}
