import { useAct, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { Complaint, ComplaintAction } from '@guanjia/contract/complaints.ts'
import { ActForm } from '../kit/act-form.tsx'
import { bodyOf } from '../kit/file-ids.ts'
import { useNewId } from '../kit/new-id.ts'
import { COMPLAINT_ACT_FIELDS, type ActFieldsProps } from './complaint-act-fields.tsx'
import type { OpenedAct } from './complaint-panel.tsx'

/** The id that an act gives to what it makes, so that a second try after a lost answer makes the same thing. */
const MADE: Partial<Record<ComplaintAction, string>> = { ask_survey: 'taskId', ask_department: 'taskId', appoint_reply: 'taskId', add_finding: 'findingId', propose: 'solutionId', sign: 'signatureId' }
/** The field that names what an act is about. */
const ABOUT: Partial<Record<ComplaintAction, string>> = {
  finish_task: 'taskId', cancel_task: 'taskId', decide_reply: 'taskId', decide_solution: 'solutionId', answer_solution: 'solutionId', answer_level: 'levelId', settle_level: 'levelId',
}

type Values = Record<string, unknown>

function beginningOf(whole: Complaint, action: ComplaintAction, record: Case): Values {
  switch (action) {
    case 'record':
      return {
        listenerNotes: whole.listenerNotes, letFinish: whole.letFinish ?? false, noHaste: whole.noHaste ?? false, noArguing: whole.noArguing ?? false, why: whole.why, impact: whole.impact ?? undefined, handling: whole.handling, opinion: whole.opinion,
      }
    case 'find_cause':
      return { causeClass: whole.causeClass ?? undefined, cause: whole.cause }
    case 'feed_back':
      return { channel: 'phone', opinion: whole.opinion, text: record.result }
    case 'sign':
      return { signer: 'resident', name: record.person?.name ?? '', opinion: whole.opinion }
    case 'explain_process':
      return { how: 'spoken' }
    case 'decide_reply':
    case 'decide_solution':
      return { isApproved: true }
    case 'answer_solution':
      return { isAgreed: true }
    default:
      return {}
  }
}

/** The small form of one act on a complaint; the version goes along, so that two people cannot overwrite each other. */
export function ComplaintActForm({ record, whole, opened, onClose }: { record: Case; whole: Complaint; opened: OpenedAct; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('complaints.actOnComplaint', ['complaints', 'cases', 'platform'])
  const id = useNewId()
  const { action, about } = opened
  const verb = label('complaintAction', action)
  const Fields = COMPLAINT_ACT_FIELDS[action]
  const submit = async (values: Values): Promise<void> => {
    const { signature, money, ...rest } = values
    const made = MADE[action]
    const named = ABOUT[action]
    const own: Values = {
      ...(made ? { [made]: id } : {}), ...(named ? { [named]: about } : {}), ...(money === undefined || money === null ? {} : { costFen: Math.round(Number(money) * 100) }), ...(Array.isArray(signature) ? { fileId: (signature as { id: string }[])[0]?.id } : {}),
    }
    // What was emptied in a record is emptied, too.
    const sent = action === 'record' ? rest : bodyOf(rest)
    const body = { action, version: whole.caseVersion, ...own, ...sent } as CallInput<'complaints.actOnComplaint'>['body']
    await act.mutateAsync({ params: { id: record.id }, body })
  }
  const task = about === undefined ? undefined : whole.tasks.find((one) => one.id === about)
  const level = about === undefined ? undefined : whole.levels.find((one) => one.id === about)
  const props: Omit<ActFieldsProps, 'form'> = { record, whole, task, level }
  return (
    <ActForm<Values>
      title={`${verb} · ${record.number}`}
      verb={verb}
      isDanger={action === 'cancel_task'}
      initial={beginningOf(whole, action, record)}
      onSubmit={submit}
      onClose={onClose}
      width={600}
      hint={hintOf(action, t)}
    >
      {(form) => Fields && <Fields {...props} form={form} />}
    </ActForm>
  )
}

function hintOf(action: ComplaintAction, t: ReturnType<typeof useT>): string | undefined {
  if (action === 'hand_up') return t('complaints.hint.hand_up')
  if (action === 'cannot_solve') return t('complaints.hint.cannot_solve')
  if (action === 'appoint_reply') return t('complaints.hint.appoint_reply')
  if (action === 'explain_process') return t('complaints.leaflet')
  if (action === 'add_evidence') return t('complaints.hint.add_evidence')
  return undefined
}
