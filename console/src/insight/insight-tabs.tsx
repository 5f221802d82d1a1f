import { Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'

const PATHS = { overview: '/insight', cases: '/insight/cases', orders: '/insight/work-orders', sla: '/insight/sla', zones: '/insight/zones', improvements: '/insight/improvements', needs: '/insight/training-needs' } as const
type Tab = keyof typeof PATHS
const WITHOUT_PERIOD: readonly Tab[] = ['zones', 'improvements', 'needs']

/** The pages of figures; the period goes along. */
export function InsightTabs({ at, period }: { at: Tab; period?: { from?: string; to?: string } }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      className="gj-screen-only"
      aria-label={t('analysis.look')}
      value={at}
      options={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`analysis.tabs.${value}`) }))}
      onChange={(next) => void navigate({ to: PATHS[next], search: WITHOUT_PERIOD.includes(next) ? {} : ({ from: period?.from, to: period?.to } as never) })}
    />
  )
}
