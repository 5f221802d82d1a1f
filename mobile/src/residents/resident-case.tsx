import { lazy, Suspense, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams, useSearchParams } from 'wouter'
import type { Case } from '@guanjia/contract/cases.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatPlace } from '@guanjia/ui/format/text.ts'
import { TimeZone, useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT, type T } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession, zoneOf } from '../app/session.tsx'
import { ActBar, type MoreAct } from '../kit/act-bar.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { StarsShown } from '../kit/stars.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { toast } from '../kit/toast.tsx'
import { WaitBanner } from '../kit/wait-banner.tsx'
import { useWindow } from '../kit/when.ts'
import { Words } from '../kit/words.tsx'
import { isAppointed } from '../workorders/appointment.ts'
import { Talk } from '../cases/talk.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { ChooseWindow } from './choose-window.tsx'
import { OwnQuotes } from '../paidservices/own-quote.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { Promises } from './promises.tsx'
import { isGoing } from './stage.ts'
import { StageLine } from './stage-line.tsx'
import { waitOf } from './waits.ts'
import { WordsSheet } from './words-sheet.tsx'

const ComplaintForResident = lazy(() => import('../complaints/for-resident.tsx').then(({ ComplaintForResident }) => ({ default: ComplaintForResident })))

/** One's own matter: how it stands, what happened, and what one can do. */
export function ResidentCase() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const session = useSession()
  const record = useCall('cases.getCase', { params: { id } })
  const timeline = useCall('cases.caseTimeline', { params: { id } })
  if (!record.data) {
    return (
      <Page title={t('mobile.case.titleResident')} back="/">
        {record.error ? <WholePageProblem error={record.error} onRetry={() => void record.refetch()} /> : <Rows count={3} />}
      </Page>
    )
  }
  return (
    <TimeZone value={zoneOf(session, record.data.siteId)}>
      <Page title={record.data.number} back="/" foot={<ResidentActs record={record.data} />}>
        <Refreshable modules={['cases']}>
          <OwnQuotes caseId={record.data.id} />
          <Matter record={record.data} />
          {record.data.kind === 'complaint' && (
            <Suspense>
              <ComplaintForResident record={record.data} />
            </Suspense>
          )}
          <Talk caseId={id} isClosed={['cancelled', 'invalid'].includes(record.data.status)} />
          <Timeline entries={timeline.data?.items.filter(isProgress)} recordType="case" isForResident />
        </Refreshable>
      </Page>
    </TimeZone>
  )
}

/** Messages stand in the talk above. */
const isProgress = ({ action }: TimelineEntry): boolean => action !== 'commented'

function saying(t: T, record: Case): string {
  if (record.leadingStatus !== null) return t('mobileResident.merged')
  const owner = record.owner.name
  switch (record.status) {
    case 'registered':
    case 'classified':
      return t('mobile.case.says.registered', { owner })
    // Waiting without a reason on record is still being handled.
    case 'waiting':
      return t('mobile.case.says.in_progress', { owner })
    case 'in_progress':
    case 'reopened':
      return t(`mobile.case.says.${record.status}`, { owner })
    case 'resolved':
    case 'confirmed':
    case 'closed':
    case 'cancelled':
    case 'invalid':
      return t(`mobile.case.says.${record.status}`)
  }
}

function Matter({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const window = useWindow()
  const wait = waitOf(record)
  const [search] = useSearchParams()
  const proposal = record.workOrderList.find((order) => order.proposal !== null)?.proposal ?? null
  const [isChoosing, setChoosing] = useState(search.get('open') === 'window')
  return (
    <>
      <section className="card lead">
        <p className="record-top">
          <span className="mark">{label('caseKind', record.kind)}</span>
          <span className="muted">{formatPlace(record.unit, record.place)}</span>
        </p>
        <h2>{record.title}</h2>
        <StageLine status={record.leadingStatus ?? record.status} />
        {proposal && (
          <Button block size="large" color="primary" onClick={() => setChoosing(true)}>
            {t('mobileResident.window.open')}
          </Button>
        )}
        {proposal && isChoosing && <ChooseWindow proposal={proposal} onClose={() => setChoosing(false)} />}
        {wait ? (
          <WaitBanner
            text={t(`mobile.waits.${wait.reason}`)}
            until={wait.until}
            isForResident
            objection={record.waitObjection ? { by: t('mobile.object.mine'), words: record.waitObjection } : null}
            act={<ObjectAct record={record} />}
          />
        ) : (
          <p className="saying">{saying(t, record)}</p>
        )}
        {record.workOrderList.map((order) =>
          order.appointmentFrom && isAppointed(order) ? (
            <p key={order.id} className="appointment">
              {t('mobile.appoint.comes', {
                name: order.worker?.name ?? t('mobile.appoint.someone'), time: window(order.appointmentFrom, order.appointmentTo),
              })}
            </p>
          ) : (
            order.worker && (
              <p key={order.id} className="muted">
                {t('mobile.case.worker', { name: order.worker.name, status: label('workOrderStatus', order.status) })}
              </p>
            )
          ),
        )}
        {record.result && (
          <p className="note">
            <strong>{t('mobile.case.result')}</strong> {record.result}
          </p>
        )}
      </section>
      <Promises clocks={record.clocks} />
      <Holder record={record} />
      <Section title={t('mobile.case.myWords')}>
        <Words text={record.statement} title={record.title} />
        <Pictures files={record.files} />
        <Facts
          items={[
            fact(t('mobile.case.registeredAt'), time.at(record.registeredAt)),
            fact(t('mobile.case.promisedAt'), time.at(record.promisedAt)),
            fact(t('mobileResident.wish.mine'), record.wishedWindows.map(({ from, to }) => window(from, to)).join('\n')),
            fact(t('mobile.urge.act'), record.urgedCount > 0 && t('mobileResident.urge.count', { count: record.urgedCount })),
            fact(
              t('mobile.case.yourRating'),
              record.rating && <StarsShown label={t('mobile.case.yourRating')} value={record.rating.score} />,
            ),
          ]}
        />
      </Section>
    </>
  )
}

/** Who has it now, reached through the service centre: nobody's own number leaves the house. */
function Holder({ record }: { record: Case }) {
  const t = useT()
  const home = useCall('residents.residentHome', {}, { staleTime: 60_000 })
  if (!isGoing(record.status)) return null
  const worker = record.workOrderList.find((order) => order.worker !== null && !['done', 'verified', 'closed', 'cancelled'].includes(order.status))?.worker
  const site = home.data?.sites.find(({ id }) => id === record.siteId)
  return (
    <section className="card holder">
      {/* Without a worker the lead says already who answers for it. */}
      {worker && <p>{t('mobileResident.holder.worker', { name: worker.name })}</p>}
      {site && <CallButton name={t('mobileResident.holder.call')} phone={site.phone} />}
    </section>
  )
}

/** The resident does not agree that the house rests: once for each wait, in their own words. */
function ObjectAct({ record }: { record: Case }) {
  const t = useT()
  const { account } = useSession()
  const [isOpen, setOpen] = useState(false)
  const { send, isBusy, error, reset } = useSend('cases.actOnCase', `${record.id}:object`, ['cases', 'platform'])
  if (!record.allowedActions.includes('object')) return null
  async function submit(reason: string): Promise<boolean> {
    try {
      if ((await send({ params: { id: record.id }, body: { action: 'object', reason } })) === null) return false
      toast(t('mobile.object.sent'))
      setOpen(false)
      return true
    } catch {
      // The open sheet shows it beside its button.
      return false
    }
  }
  return (
    <>
      <Button fill="outline" onClick={() => setOpen(true)}>
        {t('mobile.object.act')}
      </Button>
      <WordsSheet
        open={isOpen}
        draftKey={`${account.id}:object:${record.id}`}
        words={{
          title: t('mobile.object.act'), hint: t('mobile.object.hint'), label: t('mobile.object.words'), submit: t('mobile.object.submit'),
          missing: t('mobile.object.needed'),
        }}
        isNeeded
        max={500}
        isBusy={isBusy}
        error={error}
        onClose={() => {
          setOpen(false)
          reset()
        }}
        onSend={submit}
      />
    </>
  )
}

function ResidentActs({ record }: { record: Case }) {
  const t = useT()
  const { account } = useSession()
  const [search] = useSearchParams()
  const time = useTime()
  const [open, setOpen] = useState<'confirm' | 'urge' | 'cancel' | 'reopen' | null>(search.get('open') === 'confirm' ? 'confirm' : null)
  const { send, isBusy, error, reset } = useSend('cases.actOnCase', record.id, ['cases', 'residents', 'platform'])
  const can = (action: Case['allowedActions'][number]): boolean => record.allowedActions.includes(action)
  const close = (): void => {
    setOpen(null)
    reset()
  }
  async function act(body: CallInput<'cases.actOnCase'>['body'], words: string): Promise<boolean> {
    try {
      if ((await send({ params: { id: record.id }, body })) === null) return false
      toast(words)
      close()
      return true
    } catch {
      // The open sheet shows it beside its button.
      return false
    }
  }
  const mayJudge = can('confirm') || can('rate')
  const again = !mayJudge && record.nextUrgeAt !== null && <p className="muted">{t('mobileResident.urge.again', { time: time.short(record.nextUrgeAt) })}</p>
  if (!mayJudge && !can('urge') && !can('cancel') && !can('reopen')) return again || null
  const rest: MoreAct[] = []
  if (can('reopen') && !can('confirm')) rest.push({ key: 'reopen', text: t('mobile.reopen.act'), onPick: () => setOpen('reopen') })
  if (can('cancel')) rest.push({ key: 'cancel', text: t('mobile.cancel.act'), isBad: true, onPick: () => setOpen('cancel') })
  return (
    <>
      {again}
      <ActBar
        rest={rest}
        beside={
          mayJudge &&
          can('urge') && (
            <Button size="large" onClick={() => setOpen('urge')}>
              {t('mobile.urge.act')}
            </Button>
          )
        }
        primary={
          mayJudge ? (
            <Button size="large" block color="primary" onClick={() => setOpen('confirm')}>
              {t('mobile.confirm.open')}
            </Button>
          ) : (
            can('urge') && (
              <Button size="large" block color="primary" fill="outline" onClick={() => setOpen('urge')}>
                {t('mobile.urge.act')}
              </Button>
            )
          )
        }
      />
      <WordsSheet
        open={open === 'reopen'}
        draftKey={`${account.id}:reopen:${record.id}`}
        words={{
          title: t('mobile.reopen.title'),
          hint: t('mobile.reopen.hint'),
          label: t('mobile.reopen.words'),
          submit: t('mobile.reopen.submit'),
        }}
        isNeeded
        isBusy={isBusy}
        error={error}
        onClose={close}
        onSend={(reason) => act({ action: 'reopen', reason }, t('mobile.confirm.goesOn'))}
      />
      {open === 'confirm' && mayJudge && <ConfirmSheet record={record} isBusy={isBusy} error={error} onClose={close} onAct={act} />}
      <WordsSheet
        open={open === 'urge'}
        draftKey={`${account.id}:urge:${record.id}`}
        words={{ title: t('mobile.urge.title'), hint: t('mobile.urge.hint'), label: t('mobile.urge.words'), submit: t('mobile.urge.act') }}
        isBusy={isBusy}
        error={error}
        onClose={close}
        onSend={(reason) => act({ action: 'urge', reason }, t('mobile.urge.sent'))}
      />
      <WordsSheet
        open={open === 'cancel'}
        draftKey={`${account.id}:cancel:${record.id}`}
        words={{
          title: t('mobile.cancel.title'),
          hint: t('mobile.cancel.hint'),
          label: t('mobile.cancel.words'),
          submit: t('mobile.cancel.submit'),
        }}
        isDangerous
        isBusy={isBusy}
        error={error}
        onClose={close}
        onSend={(reason) => act({ action: 'cancel', reason }, t('mobile.cancel.sent'))}
      />
    </>
  )
}
