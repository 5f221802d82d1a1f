import { lazy, Suspense, useState } from 'react'
import { lookOf } from '@guanjia/ui/clock/index.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { Page } from '../app/page.tsx'
import { CareStrip } from '../care/strip.tsx'
import { IncidentStrip } from '../emergency/strip.tsx'
import { useCan } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { ShiftSwitch } from '../me/shift-switch.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { RecordCard } from '../kit/record-card.tsx'
import { Segments } from '../kit/segments.tsx'
import { isLate } from '../kit/status.tsx'
import { VerifyList } from '../workorders/verify-list.tsx'
import { Waiting } from '../workorders/waiting.tsx'

const Duties = lazy(() => import('./duties.tsx').then(({ Duties }) => ({ default: Duties })))
const MyComplaintTasks = lazy(() => import('../complaints/my-tasks.tsx').then(({ MyComplaintTasks }) => ({ default: MyComplaintTasks })))
type Item = CallResult<'platform.myWork'>['items'][number]
type View = 'all' | 'overdue' | 'soon' | 'carried' | 'verify' | 'dispatch'
/** Plain reasons to be answerable, which need no word. */
const OWN: readonly string[] = ['owner', 'first_contact', 'worker']
const HOUR_MS = 3_600_000

/** Everything I am answerable for, the most pressing first; the figures above it filter it. */
export function MyWork() {
  const t = useT()
  const time = useTime()
  const can = useCan()
  const siteId = useSiteId()
  const answer = useCall('platform.myWork', {})
  const [view, setView] = useState<View>('all')
  const now = useNow()
  const counts = answer.data?.counts
  const views: { value: View; text: string; count?: number; isBad?: boolean }[] = [
    { value: 'all', text: t('mobile.work.all'), count: counts?.all },
    { value: 'overdue', text: t('mobile.work.overdue'), count: counts?.overdue, isBad: true },
    { value: 'soon', text: t('mobile.work.soon'), count: counts?.dueWithinHour },
    { value: 'carried', text: t('mobile.work.carried'), count: counts?.carriedOver },
  ]
  if (can('work_orders:dispatch')) views.push({ value: 'dispatch', text: t('mobile.today.toDispatch') })
  if (can('work_orders:verify')) views.push({ value: 'verify', text: t('mobile.today.toVerify') })
  const filters: Record<View, (item: Item) => boolean> = {
    all: () => true,
    overdue: (item) => isLate(item.clock, now),
    soon: (item) => item.clock?.dueAt != null && Date.parse(item.clock.dueAt) > now && Date.parse(item.clock.dueAt) <= now + HOUR_MS,
    carried: (item) => item.isCarriedOver,
    verify: () => false,
    dispatch: () => false,
  }
  return (
    <Page title={`${t('mobile.today.title')} ${time.day(new Date().toISOString())}`} trailing={<ShiftSwitch />}>
      <IncidentStrip />
      <CareStrip />
      <Suspense>
        <Duties siteId={siteId} />
      </Suspense>
      <Segments label={t('mobile.work.title')} options={views} value={view} onChange={setView} />
      <Refreshable modules={['platform', 'workorders', 'cases', 'complaints', 'dailywork']}>
        {view === 'all' && (
          <Suspense>
            <MyComplaintTasks />
          </Suspense>
        )}
        {view === 'verify' || view === 'dispatch' ? (
          <WaitingFor view={view} />
        ) : (
          <ListState
            answer={{ ...answer, data: answer.data && { items: answer.data.items.filter(filters[view]) } }}
            empty={<Empty title={t('mobile.work.emptyTitle')} text={t('mobile.work.emptyText')} />}
          >
            {(items) => items.map((item) => <WorkCard key={item.id} item={item} />)}
          </ListState>
        )}
      </Refreshable>
    </Page>
  )
}

function WaitingFor({ view }: { view: 'verify' | 'dispatch' }) {
  return view === 'verify' ? <VerifyList /> : <Waiting />
}

/** A task or an assist among the day's work. */
function TaskLine({ item }: { item: Item }) {
  const t = useT()
  return (
    <RecordCard
      id={item.id}
      href={`/tasks/${item.id}`}
      number={item.number}
      title={item.title}
      place={item.place}
      urgency={item.urgency}
      status={{ look: { tone: item.status === 'asked' ? 'idle' : item.status === 'accepted' ? 'active' : 'done', shape: item.status === 'asked' ? 'ring' : item.status === 'accepted' ? 'half' : 'tick' }, text: t(`tasks.state.${item.status as 'asked'}`) }}
      clock={item.clock}
      marks={
        <>
          <span className="mark">{t(`tasks.kind.${item.kind as 'assist'}`)}</span>
          {item.why !== 'doer' && <span className="mark">{t(`tasks.why.${item.why as 'asked'}`)}</span>}
        </>
      }
    />
  )
}

function WorkCard({ item }: { item: Item }) {
  const t = useT()
  const label = useLabel()
  const isCase = item.recordType === 'case'
  if (item.recordType === 'staff_task') return <TaskLine item={item} />
  return (
    <RecordCard
      id={item.id}
      href={`/${isCase ? 'cases' : 'work-orders'}/${item.id}`}
      number={item.number}
      title={item.title}
      place={item.place}
      urgency={item.urgency}
      status={{ look: lookOf(item.recordType, item.status), text: label(isCase ? 'caseStatus' : 'workOrderStatus', item.status) }}
      clock={item.clock}
      marks={
        <>
          <span className="mark">{isCase ? label('caseKind', item.kind) : t('mobile.order.title')}</span>
          {!OWN.includes(item.why) && (
            <span className="mark">{t(`shell.work.whys.${item.why}` as 'shell.work.whys.owner', { defaultValue: '' })}</span>
          )}
          {item.clock?.metric && <span className="mark">{label('metric', item.clock.metric)}</span>}
          {item.isCarriedOver && <span className="mark mark-warning">{t('mobile.work.carriedMark')}</span>}
        </>
      }
    />
  )
}
