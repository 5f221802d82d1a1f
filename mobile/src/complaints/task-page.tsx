import { useState } from 'react'
import { useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatPhone } from '@guanjia/ui/format/text.ts'
import { TimeZone } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { Page } from '../app/page.tsx'
import { useSession, zoneOf } from '../app/session.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Empty } from '../kit/empty.tsx'
import { Rows } from '../kit/rows.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Words } from '../kit/words.tsx'
import { ActSheet, type WantedAct } from './act-sheets.tsx'
import { TaskLine } from './complaint-section.tsx'
import './complaints.css'

type MyTask = CallResult<'complaints.listComplaintTasks'>['items'][number]

/** One task in the hand of whoever was asked, who need not read the case itself. */
export function ComplaintTaskPage() {
  const t = useT()
  const session = useSession()
  const { id = '' } = useParams<{ id: string }>()
  const tasks = useCall('complaints.listComplaintTasks', {})
  const task = tasks.data?.items.find((one) => one.id === id)
  if (!tasks.data) return <Page title={t('mobileComplaints.title')} back="/">{tasks.error ? <WholePageProblem error={tasks.error} onRetry={() => void tasks.refetch()} /> : <Rows count={2} />}</Page>
  if (!task) return <Page title={t('mobileComplaints.title')} back="/"><Empty title={t('mobileComplaints.over')} text={t('mobileComplaints.overText')} /></Page>
  return (
    <TimeZone value={zoneOf(session, task.siteId)}>
      <Page title={task.number} back="/">
        <Refreshable modules={['complaints']}>
          <Task task={task} />
        </Refreshable>
      </Page>
    </TimeZone>
  )
}

function Task({ task }: { task: MyTask }) {
  const t = useT()
  const [wanted, setWanted] = useState<WantedAct | null>(null)
  return (
    <>
      <Section title={task.caseTitle}>
        <Words text={task.statement} title={task.caseTitle} />
        <Facts items={[fact(t('mobileComplaints.place'), task.place), fact(t('mobileComplaints.phone'), task.contactPhone && <a href={`tel:${task.contactPhone}`}>{formatPhone(task.contactPhone)}</a>)]} />
      </Section>
      <Section title={t('mobileComplaints.task')}>
        <TaskLine whole={{ caseId: task.caseId, allowedActions: ['finish_task'] }} task={task} onWant={setWanted} />
      </Section>
      <ActSheet caseId={task.caseId} wanted={wanted} name="" onClose={() => setWanted(null)} />
    </>
  )
}
