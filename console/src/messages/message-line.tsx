import { Link } from '@tanstack/react-router'
import { ShapeMark, useAct, useTime } from '@guanjia/ui'
import type { Message } from '@guanjia/contract/platform.ts'
import { AcknowledgeAlert, isAlert } from './acknowledge-alert.tsx'
import './messages.css'

const LOOK = { info: ['idle', 'ring'], warning: ['soon', 'bell'], urgent: ['overdue', 'triangle'] } as const

/** Where a message leads: the record that it is about. */
function addressOf(message: Message): string | null {
  // Several alerts in one: what they are about stands in my work.
  if (message.template === 'sla.digest') return '/'
  if (!message.recordId) return null
  if (message.recordType === 'case') return `/cases/${message.recordId}`
  if (message.recordType === 'complaint_task' || message.recordType === 'complaint_level') return `/complaint-tasks/${message.recordId}`
  if (message.recordType === 'practical') return `/training/practicals/${message.recordId}`
  if (message.recordType === 'onboarding') return `/training/onboarding/${message.recordId}`
  if (message.recordType === 'work_order') return `/work-orders/${message.recordId}`
  if (message.recordType === 'visit') return `/reception/visits/${message.recordId}`
  if (message.recordType === 'visit_appointment') return '/reception/appointments'
  if (message.recordType === 'staff_task') return `/tasks/${message.recordId}`
  if (message.recordType === 'clean_check' || message.recordType === 'pest_control') return `/environment/${message.recordType}/${message.recordId}`
  if (message.recordType === 'defect' || message.recordType === 'defect_letter') return `/handover/${message.recordType}/${message.recordId}`
  if (message.recordType === 'inspection_task') return `/inspections/rounds/${message.recordId}`
  if (message.recordType === 'maintenance_task') return `/maintenance/tasks/${message.recordId}`
  if (message.recordType === 'maintenance_plan') return `/maintenance/plans/${message.recordId}`
  if (message.recordType === 'legal_inspection') return `/maintenance/legal/${message.recordId}`
  if (message.recordType === 'renewal_proposal') return `/maintenance/proposals/${message.recordId}`
  if (message.recordType === 'finding') return `/inspections/findings/${message.recordId}`
  if (message.recordType === 'energy_alarm') return `/energy/alarms/${message.recordId}`
  if (message.recordType === 'zone_month') return '/insight/zones'
  if (message.recordType === 'violation') return `/violations/${message.recordId}`
  if (message.recordType === 'violation_paper') return '/violations?open=true'
  if (message.recordType === 'incident') return `/emergency/incidents/${message.recordId}`
  if (message.recordType === 'incident_notice' || message.recordType === 'incident_role' || message.recordType === 'incident_step') return '/emergency/incidents?open=true'
  if (message.recordType === 'drill_month') return '/emergency/drills'
  if (message.recordType === 'liaison') return `/org/liaisons/${message.recordId}`
  if (message.recordType === 'key_customer') return `/care/key-customers/${message.recordId}`
  if (message.recordType === 'nonconformity') return '/quality/nonconformities'
  if (message.recordType === 'exam_sitting') return '/training'
  if (message.recordType === 'exam') return message.template === 'exam.appealed' ? '/training/marking' : '/training'
  if (message.recordType === 'training_session') return `/training/sessions/${message.recordId}`
  if (message.recordType === 'training_plan_line') return '/training/plan'
  if (message.recordType === 'rule_document') return `/rulebook/${message.recordId}`
  if (message.recordType === 'score_month') return '/quality/scores'
  if (message.recordType === 'score_appeal') return '/quality/appeals'
  if (message.recordType === 'quality_action') return `/quality/improve/actions/${message.recordId}`
  if (message.recordType === 'quality_meeting') return `/quality/improve/meetings/${message.recordId}`
  if (message.recordType === 'service_evaluation') return `/quality/improve/evaluations/${message.recordId}`
  if (message.recordType === 'innovation_proposal') return '/quality/improve/ideas'
  if (message.recordType === 'reward') return '/care/thanks'
  if (message.recordType === 'service_check') return `/quality/checks/${message.recordId}`
  if (message.recordType === 'improvement') return `/insight/improvements/${message.recordId}`
  if (message.recordType === 'rota') return '/my-rota'
  if (message.recordType === 'leave_request' || message.recordType === 'shift_swap') return '/rota/leave'
  if (message.recordType === 'call_up') return '/rota/reserve'
  if (message.recordType === 'hand_over') return `/hand-overs/${message.recordId}`
  if (message.recordType === 'registration') return '/registrations?state=waiting'
  if (message.recordType === 'compensation') return `/compensations/${message.recordId}`
  if (message.recordType === 'complaint_group') return `/complaint-groups/${message.recordId}`
  if (message.recordType === 'download') return '/downloads'
  if (message.recordType === 'article') return `/knowledge/${message.recordId}`
  if (message.recordType === 'knowledge_gap') return '/knowledge/gaps?state=open'
  if (message.recordType === 'utility_application') return `/errands/${message.recordId}`
  if (message.recordType === 'archive_loan') return `/archive-loans/${message.recordId}`
  if (message.recordType === 'contract') return `/contracts/${message.recordId}`
  if (message.recordType === 'external_query') return `/external-queries/${message.recordId}`
  return message.recordType === 'import' ? `/imports/${message.recordId}` : null
}

/** One message; opening it marks it as read and goes to its record. */
export function MessageLine({ message, onOpen }: { message: Message; onOpen?: () => void }) {
  const time = useTime()
  const read = useAct('platform.readMessages', ['platform'])
  const [tone, shape] = LOOK[message.level]
  const address = addressOf(message)
  const open = (): void => {
    if (!message.readAt) read.mutate({ body: { action: 'read', ids: [message.id] } })
    onOpen?.()
  }
  const content = (
    <>
      <span className="gj-tone" data-tone={tone}>
        <ShapeMark shape={shape} />
      </span>
      <span className="gj-grow">
        <span className="gj-row">
          <strong className="gj-grow gj-clip">{message.title}</strong>
          <span className="gj-quiet gj-small">{time.short(message.at)}</span>
        </span>
        {message.body && <span className="gj-quiet gj-message-body">{message.body}</span>}
      </span>
    </>
  )
  const look = { className: 'gj-message', 'data-unread': message.readAt === null }
  const line = address ? (
    <Link to={address} {...look} onClick={open}>
      {content}
    </Link>
  ) : (
    <button type="button" {...look} onClick={open}>
      {content}
    </button>
  )
  if (!isAlert(message) || message.readAt !== null) return line
  return (
    <div className="gj-message-alert">
      {line}
      <AcknowledgeAlert message={message} onDone={() => read.mutate({ body: { action: 'read', ids: [message.id] } })} />
    </div>
  )
}
