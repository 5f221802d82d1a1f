import { lazy, Suspense, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { CareStrip } from '../care/strip.tsx'
import { IncidentStrip } from '../emergency/strip.tsx'
import { ShiftSwitch } from '../me/shift-switch.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { inOrderOfTheDay } from './appointment.ts'
import { OrderCard } from './order-card.tsx'

const MyComplaintTasks = lazy(() => import('../complaints/my-tasks.tsx').then(({ MyComplaintTasks }) => ({ default: MyComplaintTasks })))
const ServiceStrip = lazy(() => import('../maintenance/strip.tsx').then(({ ServiceStrip }) => ({ default: ServiceStrip })))
const SORT_EVERY_MS = 30_000

/** The craftsman's day: what waits, the most pressing first; what is done below its own tab. */
export function Today() {
  const t = useT()
  const time = useTime()
  const can = useCan()
  const [view, setView] = useState<'todo' | 'finished'>('todo')
  return (
    <Page title={`${t('mobile.today.title')} ${time.day(new Date().toISOString())}`} trailing={<ShiftSwitch />}>
      <IncidentStrip />
      <CareStrip />
      {can('maintenance:work') && <Suspense><ServiceStrip /></Suspense>}
      <Segments
        label={t('mobile.today.title')}
        options={[
          { value: 'todo', text: t('mobile.today.todo') },
          { value: 'finished', text: t('mobile.today.finished') },
        ]}
        value={view}
        onChange={setView}
      />
      <Refreshable modules={['workorders', 'complaints', 'platform']}>{view === 'todo' ? (
        <>
          <Suspense>
            <MyComplaintTasks />
          </Suspense>
          <Todo />
        </>
      ) : (
        <Finished />
      )}</Refreshable>
    </Page>
  )
}

function Todo() {
  const t = useT()
  const now = useNow(SORT_EVERY_MS)
  const [, navigate] = useLocation()
  const answer = useCall(
    'workorders.listWorkOrders',
    { query: {
      limit: 100,
      sort: 'dueAt',
      filter: { mine: true, open: true, status: ['assigned', 'accepted', 'arrived', 'working', 'suspended'] },
    } },
  )
  return (
    <ListState
      answer={answer}
      empty={
        <Empty
          title={t('mobile.today.emptyTitle')}
          text={t('mobile.today.emptyText')}
          act={
            <Button color="primary" onClick={() => navigate('/pool')}>
              {t('mobile.today.emptyAct')}
            </Button>
          }
        />
      }
    >
      {(orders) => inOrderOfTheDay(orders, now).map((order) => <OrderCard key={order.id} order={order} />)}
    </ListState>
  )
}

function Finished() {
  const t = useT()
  const answer = useCall(
    'workorders.listWorkOrders',
    { query: { limit: 50, filter: { mine: true, status: ['done', 'verified', 'closed'] } } },
  )
  return (
    <ListState answer={answer} empty={<Empty title={t('mobile.today.finishedEmpty')} />}>
      {(orders) => orders.map((order) => <OrderCard key={order.id} order={order} />)}
    </ListState>
  )
}
