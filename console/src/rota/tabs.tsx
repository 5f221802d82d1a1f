import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const PATHS = { month: '/rota', onDuty: '/rota/on-duty', mine: '/my-rota', leave: '/rota/leave', swaps: '/rota/swaps', reserve: '/rota/reserve', callUps: '/rota/call-ups', posts: '/rota/posts', quotas: '/rota/quotas', pulse: '/rota/pulse' } as const
type Tab = keyof typeof PATHS
const FOR_PLANNERS: readonly Tab[] = ['reserve', 'callUps', 'posts', 'quotas', 'pulse']

/** Rota and staffing on a row of its own. */
export function RotaTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => !FOR_PLANNERS.includes(tab) || may('rota:plan'))
  return <div className="gj-row gj-wrap"><PageTabs label={t('rota.tabs.label')} at={at} tabs={tabs.map((value) => ({ value, label: t(`rota.tabs.${value}`), to: PATHS[value] }))} /></div>
}
