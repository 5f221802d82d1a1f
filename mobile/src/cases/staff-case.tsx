import { lazy, Suspense } from 'react'
import { Link, useParams } from 'wouter'
import type { Case } from '@guanjia/contract/cases.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { CASE_LOOK, lookOf } from '@guanjia/ui/clock/index.ts'
import { formatPhone, formatPlace } from '@guanjia/ui/format/text.ts'
import { TimeZone, useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan, useSession, zoneOf } from '../app/session.tsx'
import { HouseholdCare } from '../care/household-care.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Clocks } from '../kit/clocks.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { StarsShown } from '../kit/stars.tsx'
import { Countdown, StatusTag } from '../kit/status.tsx'
import { Composer, Timeline } from '../kit/timeline.tsx'
import { toast } from '../kit/toast.tsx'
import { WaitBanner } from '../kit/wait-banner.tsx'
import { useWindow } from '../kit/when.ts'
import { Words } from '../kit/words.tsx'
import { isAppointed } from '../workorders/appointment.ts'
import { CaseActs } from './case-acts.tsx'
import { Talk } from './talk.tsx'

const ComplaintSection = lazy(() => import('../complaints/complaint-section.tsx').then(({ ComplaintSection }) => ({ default: ComplaintSection })))

/** A case in the hand of staff. */
export function StaffCase() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const session = useSession()
  const record = useCall('cases.getCase', { params: { id } })
  const timeline = useCall('cases.caseTimeline', { params: { id } })
  const comment = useSend('cases.commentOnCase', id, ['cases'])
  const can = useCan()
  // Without a person nobody reads on the other side.
  const mayTalk = can('cases:handle') && record.data?.person !== null
  if (!record.data) {
    return (
      <Page title={t('mobile.case.title')} back="/">
        {record.error ? <WholePageProblem error={record.error} onRetry={() => void record.refetch()} /> : <Rows count={3} />}
      </Page>
    )
  }
  return (
    <TimeZone value={zoneOf(session, record.data.siteId)}>
      <Page title={record.data.number} back="/" foot={<CaseActs record={record.data} />}>
        <Refreshable modules={['cases', 'workorders']}>
          <CaseContent record={record.data} readAt={record.dataUpdatedAt} />
          {mayTalk && <Talk caseId={id} isClosed={['closed', 'cancelled', 'invalid'].includes(record.data.status)} />}
          {record.data.kind === 'complaint' && !record.data.isImported && (
            <Suspense>
              <ComplaintSection record={record.data} />
            </Suspense>
          )}
          <Timeline
            entries={timeline.data?.items.filter((entry) => !mayTalk || entry.action !== 'commented' || !entry.isVisibleToResident)}
            recordType="case"
            composer={
              <Composer
                draftKey={`${session.account.id}:case-note:${id}`}
                error={comment.error}
                isBusy={comment.isBusy}
                onSend={async (note, isVisibleToResident) => {
                  const entry = await comment.send({ params: { id }, body: { note, isVisibleToResident } }).catch(() => null)
                  if (entry) toast(t('mobile.timeline.sent'))
                  return entry !== null
                }}
              />
            }
          />
        </Refreshable>
      </Page>
    </TimeZone>
  )
}

function CaseContent({ record, readAt }: { record: Case; readAt: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const can = useCan()
  const window = useWindow()
  // Nobody left a number with this case: the one on the person's file.
  const onFile = useCall(
    'archives.getPerson',
    { params: { id: record.person?.id ?? '' } },
    { enabled: record.contactPhone === '' && record.person !== null && can('archives:read'), staleTime: 600_000 },
  )
  const phone = record.contactPhone || (onFile.data?.phones[0] ?? '')
  return (
    <>
      <section className={`card lead urgency-${record.urgency}`}>
        <p className="record-top">
          <StatusTag look={CASE_LOOK[record.status]} text={label('caseStatus', record.status)} />
          <span className="mark">{label('caseKind', record.kind)}</span>
          {record.urgency !== 'normal' && (
            <span className={`urgency urgency-word-${record.urgency}`}>{label('urgency', record.urgency)}</span>
          )}
          {record.grade && record.grade !== 'ordinary' && <span className="mark mark-warning">{label('grade', record.grade)}</span>}
          {record.urgedCount > 0 && <span className="mark mark-warning">{t('mobile.case.urged', { count: record.urgedCount })}</span>}
        </p>
        <h2>{record.title}</h2>
        <p className="lead-place">{formatPlace(record.unit, record.place)}</p>
        {!(record.waitReason && record.clock?.state === 'paused') && <Countdown clock={record.clock} isBig />}
        {record.waitReason && (
          <WaitBanner
            text={t('mobile.case.says.waiting', { reason: label('waitReason', record.waitReason) })}
            until={record.waitUntil}
            objection={record.waitObjection ? { by: t('mobile.wait.objectionStaff'), words: record.waitObjection } : null}
          />
        )}
        {!record.waitReason && record.waitObjection && (
          <p className="note note-warning">
            <strong>{t('mobile.wait.objectionStaff')}</strong> {record.waitObjection}
          </p>
        )}
        <CallButton name={record.person?.name ?? ''} phone={phone} />
      </section>
      <HouseholdCare siteId={record.siteId} unit={record.unit} caseId={record.id} />
      <Section title={t('mobile.case.facts')}>
        <Words text={record.statement} title={record.title} />
        <Pictures files={record.files} />
        <Facts
          items={[
            fact(t('mobile.case.person'), [record.person?.name, formatPhone(phone)].filter(Boolean).join(' ')),
            fact(t('mobile.case.demand'), record.demand),
            fact(t('mobile.case.expectation'), record.expectation),
            fact(t('mobile.case.category'), record.category?.name),
            fact(t('mobile.case.channel'), label('channel', record.channel)),
            fact(t('mobile.case.registeredAt'), time.at(record.registeredAt)),
            fact(t('mobile.case.promisedAt'), time.at(record.promisedAt)),
            fact(t('mobileResident.wish.mine'), record.wishedWindows.map(({ from, to }) => window(from, to)).join('\n')),
            fact(t('mobile.case.firstContact'), record.firstContactBy.name),
            fact(t('mobile.case.owner'), record.owner.name),
            fact(t('mobile.case.department'), record.department?.name),
            fact(label('caseLink', 'duplicate'), record.duplicateOf && <CaseLink to={record.duplicateOf} />),
            fact(label('caseLink', 'split'), record.splitFrom && <CaseLink to={record.splitFrom} />),
            fact(
              label('caseLink', 'related'),
              record.related.length > 0 && record.related.map((one) => <CaseLink key={one.id} to={one} />),
            ),
            fact(t('mobile.case.result'), record.result),
            fact(t('mobile.case.cause'), record.cause),
          ]}
        />
      </Section>
      <Clocks clocks={record.clocks} readAt={readAt} subject={{ recordType: 'case', id: record.id }} />
      {record.workOrderList.length > 0 && (
        <Section title={t('mobile.case.workOrders')}>
          <ul className="lines">
            {record.workOrderList.map((order) => (
              <li key={order.id}>
                <Link href={`/work-orders/${order.id}`}>
                  <span>
                    {order.title}
                    <small>{[order.number, order.worker?.name].filter(Boolean).join(' · ')}</small>
                    {order.appointmentFrom && isAppointed(order) && (
                      <small>{t('mobile.appoint.at', { time: window(order.appointmentFrom, order.appointmentTo) })}</small>
                    )}
                    {order.suspendReason && (
                      <small>{t('mobile.order.suspendedFor', { reason: label('waitReason', order.suspendReason) })}</small>
                    )}
                  </span>
                  <StatusTag look={lookOf('work_order', order.status)} text={label('workOrderStatus', order.status)} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(record.rating ?? record.returnVisits.length > 0) && (
        <Section title={t('mobile.case.returnVisits')}>
          <ul className="visits">
            {record.rating && (
              <li>
                <StarsShown label={t('mobile.case.rating')} value={record.rating.score} />{' '}
                {record.rating.isSettled ? t('mobile.caseAct.settledYes') : t('mobile.caseAct.settledNo')} {record.rating.opinion}
              </li>
            )}
            {record.returnVisits.map((visit) => (
              <li key={visit.id}>
                <span className="muted">
                  {time.at(visit.at)} {visit.by.name}
                </span>{' '}
                {!visit.isReached && t('mobile.caseAct.reachedNo')}
                {visit.isReached && (visit.isSettled ? t('mobile.caseAct.settledYes') : t('mobile.caseAct.settledNo'))}{' '}
                {visit.score !== null && <StarsShown label={t('mobile.case.rating')} value={visit.score} />} {visit.opinion}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function CaseLink({ to }: { to: { id: string; number: string } }) {
  return <Link href={`/cases/${to.id}`}>{to.number} </Link>
}
