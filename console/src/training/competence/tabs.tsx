import { useT } from '@guanjia/ui'
import { PageTabs } from '../../kit/page-tabs.tsx'
import { useMay } from '../../session/session.tsx'

const PATHS = { practicals: '/training/practicals', onboarding: '/training/onboarding', matrix: '/training/matrix', ledger: '/training/ledger', promotions: '/training/promotions', rubrics: '/training/rubrics', file: '/training/file' } as const
type Tab = keyof typeof PATHS
const FOR_ALL: readonly Tab[] = ['practicals', 'onboarding', 'rubrics', 'file']

/** What people can do: how it is assessed, who has it, and where it leads. */
export function CompetenceTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => FOR_ALL.includes(tab) || (may('training:manage') && (tab !== 'ledger' || may('people:read'))))
  return <div className="gj-row gj-wrap"><PageTabs label={t('competence.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`competence.tabs.${value}`), to: PATHS[value] }))} /></div>
}
