import { useT } from '@guanjia/ui'
import { PageTabs } from '../../kit/page-tabs.tsx'
import { useMay } from '../../session/session.tsx'

const PATHS = { back: '/quality/scores', indicators: '/quality/improve', actions: '/quality/improve/actions', meetings: '/quality/improve/meetings', sixS: '/quality/improve/6s', evaluations: '/quality/improve/evaluations', ideas: '/quality/improve/ideas', ratings: '/quality/improve/ratings' } as const
type Tab = keyof typeof PATHS
const FOR_SCORERS: readonly Tab[] = ['indicators', 'meetings', 'ratings']

/** What follows from scores and checks. */
export function ImproveTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => (may('checks:score') || !FOR_SCORERS.includes(tab)) && (tab !== 'evaluations' || may('relations:read')))
  return <PageTabs label={t('improve.tabs.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`improve.tabs.${value}`), to: PATHS[value] }))} />
}
