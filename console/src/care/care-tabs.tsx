import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

const PATHS = { today: '/care', opportunities: '/care/opportunities', outages: '/care/outages', thanks: '/care/thanks', programme: '/care/programme' } as const
type Tab = keyof typeof PATHS

/** The parts of personal service. */
export function CareTabs({ at }: { at: Tab }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented<Tab>
      value={at}
      aria-label={t('care.tab.label')}
      options={[
        { value: 'today', label: t('care.tab.today') },
        { value: 'opportunities', label: t('care.tab.opportunities') },
        { value: 'outages', label: t('care.tab.outages') },
        { value: 'thanks', label: t('care.tab.thanks') },
        { value: 'programme', label: t('care.tab.programme') },
      ]}
      onChange={(next) => void navigate({ to: PATHS[next] })}
    />
  )
}
