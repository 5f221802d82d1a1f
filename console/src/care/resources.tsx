import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { Opportunity } from '@guanjia/contract/relations.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { TASK_LOOKS } from '../tasks/task-list.tsx'

const TaskForm = lazy(() => import('../tasks/task-form.tsx').then(({ TaskForm }) => ({ default: TaskForm })))
const OVER: readonly Opportunity['status'][] = ['done', 'thanked', 'let_go']

/** What a special need takes of other departments, and how far they are. */
export function Resources({ record }: { record: Opportunity }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const found = useCall('tasks.listTasks', { query: { siteId: record.siteId, limit: 50, filter: { opportunityId: record.id } as never } })
  const rows = found.data?.items ?? []
  const isOpen = !OVER.includes(record.status)
  if (!isOpen && rows.length === 0) return null
  return (
    <FactGroup title={t('headoffice.need.title')} extra={isOpen && <Button size="small" type="link" onClick={() => setAsking(true)}>{t('headoffice.need.ask')}</Button>}>
      {found.data && rows.length === 0 && <p className="gj-quiet">{t('headoffice.need.none')}</p>}
      {rows.map((row) => (
        <p key={row.id} className="gj-row">
          <Look look={TASK_LOOKS[row.state]} text={t(`tasks.state.${row.state}`)} />
          <Link to="/tasks/$id" params={{ id: row.id }}>{row.title}</Link>
          <span className="gj-quiet">{[row.toDepartment?.name, row.doer?.name].filter(Boolean).join(' · ')}</span>
        </p>
      ))}
      <Suspense>{asking && <TaskForm kind="assist" opportunityId={record.id} onClose={() => setAsking(false)} />}</Suspense>
    </FactGroup>
  )
}
