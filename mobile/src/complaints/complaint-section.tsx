import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case } from '@guanjia/contract/cases.ts'
import type { Complaint, ComplaintTask } from '@guanjia/contract/complaints.ts'
import { COMPLAINT_STAGES } from '@guanjia/ui/complaints/stages.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from '../kit/facts.tsx'
import { toast } from '../kit/toast.tsx'
import { ActSheet, type WantedAct } from './act-sheets.tsx'
import { useComplaintAct } from './use-complaint-act.ts'
import './complaints.css'

/** What the field can do for a complaint: its tasks, a finding, the result told, the signature. */
export function ComplaintSection({ record }: { record: Case }) {
  const complaint = useCall('complaints.getComplaint', { params: { id: record.id } })
  if (!complaint.data) return null
  return <Handled whole={complaint.data} name={record.person?.name ?? ''} />
}

function Handled({ whole, name }: { whole: Complaint; name: string }) {
  const t = useT()
  const label = useLabel()
  const [wanted, setWanted] = useState<WantedAct | null>(null)
  const at = COMPLAINT_STAGES.indexOf(whole.stage)
  const missing = whole.clears.filter(({ done }) => done === false)
  const offers = (['add_finding', 'feed_back', 'sign'] as const).filter((action) => whole.allowedActions.includes(action))
  return (
    <Section title={t('mobileComplaints.title')}>
      <ol className="complaint-stages" aria-label={t('mobileComplaints.stages')}>
        {COMPLAINT_STAGES.map((stage, i) => (
          <li key={stage} data-state={i < at ? 'done' : i === at ? 'now' : 'ahead'} aria-current={i === at ? 'step' : undefined}>
            {label('complaintStage', stage)}
          </li>
        ))}
      </ol>
      <p className={missing.length > 0 ? 'complaint-missing' : 'muted'}>
        {missing.length > 0
          ? `${t('mobileComplaints.missing')}${missing.map(({ clear, missing: gaps }) => `${label('clear', clear)}（${gaps.map((gap) => label('clearGap', gap)).join('、')}）`).join('；')}`
          : t('mobileComplaints.whole')}
      </p>
      <ul className="complaint-tasks">
        {whole.tasks.map((task) => (
          <li key={task.id}>
            <TaskLine whole={whole} task={task} onWant={setWanted} />
          </li>
        ))}
      </ul>
      {offers.length > 0 && (
        <div className="complaint-acts">
          {offers.map((action) => (
            <Button key={action} size="small" onClick={() => setWanted({ action })}>
              {label('complaintAction', action)}
            </Button>
          ))}
        </div>
      )}
      <ActSheet caseId={whole.caseId} wanted={wanted} name={name} onClose={() => setWanted(null)} />
    </Section>
  )
}

/** One promise of somebody: what, by when, and the next thing to do about it. */
export function TaskLine({ whole, task, onWant }: { whole: Pick<Complaint, 'caseId' | 'allowedActions'>; task: ComplaintTask; onWant: (act: WantedAct) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const act = useComplaintAct(whole.caseId)
  const isOpen = task.state === 'open'
  const needsArrival = task.kind === 'survey' && task.onSiteFrom === null
  const needsReading = task.kind === 'joint' && task.readAt === null && task.isMine
  const quick = async (action: 'arrive' | 'read_task'): Promise<void> => {
    if (await act.send({ action, taskId: task.id })) toast(t('mobile.act.sent'))
  }
  return (
    <>
      <p className="record-top">
        <span className={`mark ${task.isOverdue && isOpen ? 'is-late' : ''}`}>{task.isOverdue && isOpen ? `▲ ${t('mobileComplaints.overdue')}` : label('complaintTaskState', task.state)}</span>
        <strong>{label('complaintTaskKind', task.kind)}</strong>
        <span className="muted">{time.at(task.dueAt)}</span>
      </p>
      <p>{task.title}</p>
      <p className="muted">{[task.department?.name, task.assignee.name].filter(Boolean).join(' · ')}</p>
      {task.result && <blockquote>{task.result}</blockquote>}
      {isOpen && (
        <div className="complaint-acts">
          {needsReading && (
            <Button size="small" loading={act.isBusy} onClick={() => void quick('read_task')}>
              {label('complaintAction', 'read_task')}
            </Button>
          )}
          {needsArrival && (
            <Button size="small" color="primary" loading={act.isBusy} onClick={() => void quick('arrive')}>
              {label('complaintAction', 'arrive')}
            </Button>
          )}
          {!needsArrival && whole.allowedActions.includes('finish_task') && (
            <Button size="small" color="primary" onClick={() => onWant({ action: 'finish_task', task })}>
              {t(`mobileComplaints.finish.${task.kind}`)}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
