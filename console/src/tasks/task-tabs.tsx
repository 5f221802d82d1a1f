import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const PATHS = { list: '/tasks', plans: '/tasks/plans', report: '/tasks/report' } as const
type Tab = keyof typeof PATHS

/** What is asked of whom, the plans of which it is a part, and how fast departments answer. */
export function TaskTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => tab !== 'report' || may('insight:read'))
  return <PageTabs label={t('tasks.tabs.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`tasks.tabs.${value}`), to: PATHS[value] }))} />
}
