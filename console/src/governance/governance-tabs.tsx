import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const RULES = { rules: '/rulebook', outstanding: '/rulebook/outstanding', completeness: '/rulebook/completeness' } as const
/** What is to be followed, who has read it, and what a site still lacks. */
export function RuleTabs({ at }: { at: keyof typeof RULES }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(RULES) as (keyof typeof RULES)[]).filter((tab) => tab !== 'outstanding' || may('standards:write'))
  return <PageTabs label={t('governance.tabs.rules')} at={at} tabs={tabs.map((value) => ({ value, label: t(`governance.tabs.${value}`), to: RULES[value] }))} />
}

const ORG = { chart: '/org', positions: '/org/positions', responsibilities: '/org/responsibilities', liaisons: '/org/liaisons', company: '/org/company' } as const
/** The house as it is cut, its posts, who answers for what, whom outside it deals with, and what it says of itself. */
export function OrgTabs({ at }: { at: keyof typeof ORG }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(ORG) as (keyof typeof ORG)[]).filter((tab) => (tab !== 'responsibilities' && tab !== 'liaisons') || may('governance:read'))
  return <PageTabs label={t('governance.tabs.org')} at={at} tabs={tabs.map((value) => ({ value, label: t(`governance.tabs.${value}`), to: ORG[value] }))} />
}
