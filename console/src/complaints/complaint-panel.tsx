import { PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { isProblem, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { Complaint, ComplaintAction } from '@guanjia/contract/complaints.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ClearsLine } from './clears-line.tsx'
import { Investigation } from './investigation.tsx'
import { Levels } from './levels.tsx'
import { Opinion } from './opinion.tsx'
import { Solutions } from './solutions.tsx'
import { StageGuide } from './stage-guide.tsx'
import { Tasks } from './tasks.tsx'
import './complaints.css'

const ComplaintActForm = lazy(() => import('./complaint-act-form.tsx').then(({ ComplaintActForm }) => ({ default: ComplaintActForm })))

/** An act that is being filled in, and the row that it is about. */
export interface OpenedAct {
  action: ComplaintAction
  /** The task, solution or level. */
  about?: string
}

/** Acts that their rows offer, beside what they are about. */
const OF_ROWS: readonly ComplaintAction[] = ['read_task', 'arrive', 'finish_task', 'cancel_task', 'decide_solution', 'answer_solution', 'answer_level', 'settle_level', 'decide_reply']
/** Seldom needed: under “more”. */
const RARE: readonly ComplaintAction[] = ['add_evidence', 'cannot_solve', 'appoint_reply', 'sign']

/** How a complaint is handled: the stage and what to mind at it, the one next act, the five clears, and what was found, proposed and answered. */
export function ComplaintPanel({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const complain = useComplain()
  const complaint = useCall('complaints.getComplaint', { params: { id: record.id } })
  const act = useAct('complaints.actOnComplaint', ['complaints', 'cases', 'platform'])
  const [opened, setOpened] = useState<OpenedAct | null>(null)
  if (!complaint.data) return complaint.error && !isProblem(complaint.error, 'not_found') ? <ProblemAlert error={complaint.error} onRetry={() => void complaint.refetch()} /> : null
  const whole = complaint.data
  const open = (action: ComplaintAction, about?: string): void => {
    if (action !== 'read_task' && action !== 'arrive') return setOpened(about ? { action, about } : { action })
    const done = { onError: complain, onSuccess: () => void message.success(t('shell.acts.done', { verb: label('complaintAction', action) })) }
    act.mutate({ params: { id: record.id }, body: { action, taskId: about!, version: whole.caseVersion } }, done)
  }
  const next = whole.nextAction
  const isOwnNext = next !== null && (whole.allowedActions as string[]).includes(next) && !OF_ROWS.includes(next as ComplaintAction)
  const offered = whole.allowedActions.filter((action) => !OF_ROWS.includes(action))
  const ordered = isOwnNext ? [next as ComplaintAction, ...offered.filter((action) => action !== next)] : offered
  const acts: Act[] = ordered.map((action) => ({ key: action, text: label('complaintAction', action), isRare: RARE.includes(action) && action !== next, onClick: () => open(action) }))
  return (
    <>
      <FactGroup
        title={t('complaints.title')}
        extra={
          <Button
            size="small"
            icon={<PrinterOutlined />}
            href={urlOf('complaints.printComplaintSummary', { params: { id: record.id } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('complaints.summary')}
          </Button>
        }
      >
        <div className="gj-stack">
          <StageGuide whole={whole} record={record} />
          <ClearsLine whole={whole} />
          {next !== null && !isOwnNext && <p className="gj-quiet">{t('complaints.nextIs', { act: nextWords(next, label) })}</p>}
          <ActionBar acts={acts} hasNext={isOwnNext} />
        </div>
      </FactGroup>
      <Tasks whole={whole} onOpen={open} />
      <Levels whole={whole} onOpen={open} />
      <Investigation whole={whole} />
      <Solutions whole={whole} onOpen={open} />
      <Opinion whole={whole} />
      <Suspense>{opened && <ComplaintActForm record={record} whole={whole} opened={opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}

export interface SectionProps {
  whole: Complaint
  onOpen: (action: ComplaintAction, about?: string) => void
}

/** The next act is one of the complaint, or one of its case. */
function nextWords(next: string, label: ReturnType<typeof useLabel>): string {
  const ofCase = ['classify', 'resolve', 'return_visit', 'close']
  return label(ofCase.includes(next) ? 'caseAction' : 'complaintAction', next)
}
