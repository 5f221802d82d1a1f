import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { overview: '/insight', cases: '/insight/cases', orders: '/insight/work-orders', sla: '/insight/sla', zones: '/insight/zones', improvements: '/insight/improvements', needs: '/insight/training-needs' } as const
type Tab = keyof typeof PATHS
const WITHOUT_PERIOD: readonly Tab[] = ['zones', 'improvements', 'needs']

/** The pages of figures; the period goes along. */
export function InsightTabs({ at, period }: { at: Tab; period?: { from?: string; to?: string } }) {
  const t = useT()
  return (
    <PageTabs
      label={t('analysis.look')}
      at={at}
      tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({
        value, label: t(`analysis.tabs.${value}`), to: PATHS[value], search: WITHOUT_PERIOD.includes(value) ? {} : { from: period?.from, to: period?.to },
      }))}
    />
  )
}
