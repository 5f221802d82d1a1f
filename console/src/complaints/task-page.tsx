import { Navigate, useParams } from '@tanstack/react-router'
import { useCall } from '@guanjia/ui'
import { RecordWaiting } from '../kit/record-page.tsx'

/** A reminder names a task or a level; both are seen on their case. */
export function TaskPage() {
  const { id } = useParams({ from: '/shell/complaint-tasks/$id' })
  const found = useCall('complaints.whereIs', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <Navigate to="/cases/$id" params={{ id: found.data.caseId }} replace />
}
