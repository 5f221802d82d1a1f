import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay, useSession } from '../session/session.tsx'

const PATHS = { overview: '/insight', cases: '/insight/cases', orders: '/insight/work-orders', sla: '/insight/sla', zones: '/insight/zones', improvements: '/insight/improvements', needs: '/insight/training-needs', compare: '/insight/sites' } as const
type Tab = keyof typeof PATHS
const WITHOUT_PERIOD: readonly Tab[] = ['zones', 'improvements', 'needs']

/** The pages of figures; the period goes along. Who leads a zone sees the zones alone. */
export function InsightTabs({ at, period }: { at: Tab; period?: { from?: string; to?: string } }) {
  const t = useT()
  const may = useMay()
  const { sites } = useSession()
  const shown = (Object.keys(PATHS) as Tab[]).filter((tab) => (tab === 'zones' || may('insight:read')) && (tab !== 'compare' || (may('sites:compare') && sites.length > 1)))
  return (
    <PageTabs
      label={t('analysis.look')}
      at={at}
      tabs={shown.map((value) => ({
        value, label: t(`analysis.tabs.${value}`), to: PATHS[value], search: WITHOUT_PERIOD.includes(value) ? {} : { from: period?.from, to: period?.to },
      }))}
    />
  )
}
