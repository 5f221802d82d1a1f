import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case } from '@guanjia/contract/cases.ts'
import { COMPLAINT_STAGES } from '@guanjia/ui/complaints/stages.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from '../kit/facts.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { toast } from '../kit/toast.tsx'
import { SignSheet } from './act-sheets.tsx'
import { useComplaintAct } from './use-complaint-act.ts'
import './complaints.css'

/** What the resident sees of the own complaint: the stage, who answers by when, what was proposed and told; agreeing and signing. */
export function ComplaintForResident({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complaint = useCall('complaints.getComplaint', { params: { id: record.id } })
  const act = useComplaintAct(record.id)
  const [isSigning, setSigning] = useState(false)
  if (!complaint.data) return null
  const { stage, levels, solutions, fedBack, nextReplyAt, processExplained, signatures, allowedActions } = complaint.data
  const at = COMPLAINT_STAGES.indexOf(stage)
  const answer = async (solutionId: string, isAgreed: boolean): Promise<void> => {
    if (await act.send({ action: 'answer_solution', solutionId, isAgreed })) toast(t('mobileComplaints.answered'))
  }
  const maySign = allowedActions.includes('sign') && signatures.length === 0 && ['resolved', 'confirmed', 'closed'].includes(record.status)
  return (
    <Section title={t('mobileComplaints.forResident')}>
      <ol className="complaint-stages" aria-label={t('mobileComplaints.stages')}>
        {COMPLAINT_STAGES.map((one, i) => (
          <li key={one} data-state={i < at ? 'done' : i === at ? 'now' : 'ahead'} aria-current={i === at ? 'step' : undefined}>
            {label('complaintStage', one)}
          </li>
        ))}
      </ol>
      {processExplained && <p className="muted">{t('mobileComplaints.process')}</p>}
      {nextReplyAt && <p>{t('mobileComplaints.nextReply', { at: time.at(nextReplyAt) })}</p>}
      <ul className="complaint-tasks">
        {levels.filter(({ level }) => level !== 'handler').map((level) => (
          <li key={level.id}>
            <p>
              <strong>{label('complaintLevel', level.level)}</strong> <span className="muted">{level.answeredAt ? time.at(level.answeredAt) : t('mobileComplaints.answerBy', { at: time.at(level.answerBy) })}</span>
            </p>
            {level.answer && <blockquote>{level.answer}</blockquote>}
          </li>
        ))}
        {solutions.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{label('solutionKind', one.kind)}</strong> <span className="muted">{label('solutionState', one.state)}</span>
            </p>
            <p>{one.text}</p>
            {one.state === 'proposed' && allowedActions.includes('answer_solution') && (
              <div className="complaint-acts">
                <Button size="small" color="primary" loading={act.isBusy} onClick={() => void answer(one.id, true)}>
                  {t('mobileComplaints.agree')}
                </Button>
                <Button size="small" loading={act.isBusy} onClick={() => void answer(one.id, false)}>
                  {t('mobileComplaints.disagree')}
                </Button>
              </div>
            )}
          </li>
        ))}
        {fedBack && (
          <li>
            <p>
              <strong>{t('mobileComplaints.result')}</strong> <span className="muted">{time.at(fedBack.at)}</span>
            </p>
            <blockquote>{fedBack.text}</blockquote>
          </li>
        )}
      </ul>
      {signatures.length > 0 && <p className="muted">{t('mobileComplaints.signed', { at: time.at(signatures[0]!.signedAt) })}</p>}
      {maySign && (
        <div className="complaint-acts">
          <Button size="small" onClick={() => setSigning(true)}>
            {t('mobileComplaints.sign')}
          </Button>
        </div>
      )}
      <ProblemNote error={act.error} />
      {isSigning && <SignSheet caseId={record.id} name={record.person?.name ?? ''} isForResident onClose={() => setSigning(false)} />}
    </Section>
  )
}
