import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

const PATHS = { board: '/reception', visits: '/reception/visits', appointments: '/reception/appointments', night: '/reception/night' } as const
type Tab = keyof typeof PATHS

/** Who waits, who was here, who comes, and what the night left. */
export function ReceptionTabs({ at }: { at: Tab }) {
  const t = useT()
  return <PageTabs label={t('reception.tab.label')} at={at} tabs={(Object.keys(PATHS) as Tab[]).map((value) => ({ value, label: t(`reception.tab.${value}`), to: PATHS[value] }))} />
}
