import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

/** What is asked of whom, and how fast departments answer. */
export function TaskTabs({ at }: { at: 'list' | 'report' }) {
  const t = useT()
  const may = useMay()
  if (!may('insight:read')) return null
  return <PageTabs label={t('tasks.tabs.look')} at={at} tabs={[{ value: 'list', label: t('tasks.tabs.list'), to: '/tasks' }, { value: 'report', label: t('tasks.tabs.report'), to: '/tasks/report' }]} />
}
