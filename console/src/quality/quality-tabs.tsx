import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const PATHS = { standards: '/quality', checks: '/quality/checks', nonconformities: '/quality/nonconformities', figures: '/quality/figures', scores: '/quality/scores', appeals: '/quality/appeals', mystery: '/quality/mystery', improve: '/quality/improve' } as const
type Tab = keyof typeof PATHS

/** What is expected, what was seen, and what that amounts to. */
export function QualityTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => (tab !== 'figures' || may('checks:score')) && (tab !== 'mystery' || may('mystery:manage')))
  return <PageTabs label={t('quality.tabs.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`quality.tabs.${value}`), to: value === 'improve' && !may('checks:score') ? '/quality/improve/actions' : PATHS[value] }))} />
}
