import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel } from '@guanjia/ui/i18n/index.ts'
import { RecordCard } from '../kit/record-card.tsx'

/** What I was asked to do for complaints, above the day's work; nothing when there is nothing. */
export function MyComplaintTasks() {
  const label = useLabel()
  const tasks = useCall('complaints.listComplaintTasks', {})
  return (
    <>
      {(tasks.data?.items ?? []).map((task) => (
        <RecordCard
          key={task.id}
          id={task.id}
          href={`/complaint-tasks/${task.id}`}
          number={`${label('complaintTaskKind', task.kind)} · ${task.number}`}
          title={task.title}
          place={task.place}
          urgency={task.isOverdue ? 'urgent' : 'normal'}
          status={{ look: task.isOverdue ? { tone: 'overdue', shape: 'triangle' } : { tone: 'active', shape: 'half' }, text: label('complaintTaskState', task.state) }}
          clock={null}
        />
      ))}
    </>
  )
}
