import { Button, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatMoney, formatNumber, formatPercent, formatShare, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Facility } from '@guanjia/contract/registers.ts'
import type { MaintainedFacilityDetails } from '@guanjia/contract/maintenance.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { useMay } from '../session/session.tsx'
import { Planned } from './downtime-list.tsx'
import { AdviceLine, Condition, DaysLeft, LegalTag, ageFacts } from './looks.tsx'
import { TaskRows } from './task-rows.tsx'
import { useWhenWords } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

const forms = () => import('./facility-forms.tsx')
const AssessForm = lazy(() => forms().then(({ AssessForm }) => ({ default: AssessForm })))
const SetForm = lazy(() => forms().then(({ SetForm }) => ({ default: SetForm })))
const CostForm = lazy(() => forms().then(({ CostForm }) => ({ default: CostForm })))
const LinkForm = lazy(() => forms().then(({ LinkForm }) => ({ default: LinkForm })))
const counters = () => import('./counters.tsx')
const CounterForm = lazy(() => counters().then(({ CounterForm }) => ({ default: CounterForm })))
const ReadCounter = lazy(() => counters().then(({ ReadCounter }) => ({ default: ReadCounter })))
const CounterHistory = lazy(() => counters().then(({ CounterHistory }) => ({ default: CounterHistory })))
const OrderForm = lazy(() => forms().then(({ OrderForm }) => ({ default: OrderForm })))
const ProposalForm = lazy(() => import('./proposal-form.tsx').then(({ ProposalForm }) => ({ default: ProposalForm })))

/** A counter is told by its id: what is open shows it as it is now. */
type Opened = 'assess' | 'set' | 'cost' | 'counter' | 'order' | 'link' | 'proposal' | { what: 'read' | 'history'; counterId: string } | null

/** On the page of a facility: who answers for it, how it is, what it needs and costs, when it stood, and whether it should be renewed. */
export function FacilityMaintenance({ facility }: { facility: Pick<Facility, 'id'> }) {
  const may = useMay()
  return may('maintenance:read') ? <Panels id={facility.id} /> : null
}

function Panels({ id }: { id: string }) {
  const t = useT()
  const found = useCall('maintenance.getMaintainedFacility', { params: { id } })
  const [opened, setOpened] = useState<Opened>(null)
  if (!found.data) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <section className="gj-card gj-body"><Skeleton active paragraph={{ rows: 4 }} /></section>
  const one = found.data
  const of = opened !== null && typeof opened === 'object' ? opened : null
  const counter = one.counters.find(({ id: known }) => known === of?.counterId)
  const close = (): void => setOpened(null)
  return (
    <>
      <Overview one={one} onOpen={setOpened} />
      <Advice one={one} onOpen={setOpened} />
      <TaskRows siteId={one.siteId} title={t('maintenance.facilities.services')} filter={{ facilityId: id }} empty={t('maintenance.facilities.noServices')} by="plan" />
      <Plans one={one} />
      <Orders one={one} onOpen={setOpened} />
      <Downtimes one={one} />
      <Suspense>
        {opened === 'assess' && <AssessForm facility={one} onClose={close} />}
        {opened === 'set' && <SetForm facility={one} onClose={close} />}
        {opened === 'cost' && <CostForm siteId={one.siteId} facility={one} onClose={close} />}
        {opened === 'counter' && <CounterForm facility={one} onClose={close} />}
        {opened === 'order' && <OrderForm facility={one} onClose={close} />}
        {opened === 'proposal' && <ProposalForm proposal={null} facility={one} onClose={close} />}
        {opened === 'link' && <LinkForm facility={one} onClose={close} />}
        {counter && of?.what === 'read' && <ReadCounter counter={counter} onClose={close} />}
        {counter && of?.what === 'history' && <CounterHistory counter={counter} onClose={close} />}
      </Suspense>
    </>
  )
}

interface Part {
  one: MaintainedFacilityDetails
  onOpen: (what: Opened) => void
}

function Act({ text, onClick, needs }: { text: string; onClick: () => void; needs: 'maintenance:write' | 'maintenance:work' | 'work_orders:create' }) {
  const may = useMay()
  return may(needs) ? <Button size="small" onClick={onClick}>{text}</Button> : null
}

function Overview({ one, onOpen }: Part) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const last = one.assessments[0]
  return (
    <FactGroup title={t('maintenance.title')} extra={<span className="gj-row"><Act needs="maintenance:work" text={t('maintenance.facilities.assess')} onClick={() => onOpen('assess')} />{one.maySet && <Act needs="maintenance:write" text={t('maintenance.facilities.set')} onClick={() => onOpen('set')} />}</span>}>
      {one.mustStop && <p className="gj-tone" data-tone="overdue" role="alert" style={{ whiteSpace: 'normal', marginBottom: 8 }}>▲ {t('maintenance.legal.mustStopHint')}</p>}
      <Facts
        facts={[
          { label: t('maintenance.facilities.responsible'), value: one.responsible?.name ?? <span className="gj-tone" data-tone="soon">▲ {t('maintenance.nobody')}</span> },
          { label: t('maintenance.facilities.condition'), value: one.condition === null ? t('maintenance.facilities.neverAssessed') : <span><Condition score={one.condition} /> {last && <span className="gj-quiet gj-small">{label('wearLevel', last.wear)} · {last.by} {time.at(last.at)}</span>}</span> },
          { label: t('maintenance.facilities.availability'), value: formatShare(one.availability) },
          { label: t('maintenance.tabs.legal'), value: one.legal && <LegalTag state={one.legal} /> },
          { label: t('maintenance.zone'), value: one.zone?.name },
          { label: t('maintenance.facilities.findings'), value: one.openFindings > 0 && one.openFindings },
          { label: t('maintenance.facilities.designLife'), value: one.designLifeYears !== null && `${one.designLifeYears} ${t('maintenance.year')}` },
          { label: t('maintenance.facilities.replacement'), value: one.replacementFen !== null && formatMoney(one.replacementFen) },
        ]}
      />
      {(one.counters.length > 0 || may('maintenance:write')) && (
        <ul className="gj-insp-rows" style={{ marginTop: 8 }}>
          {one.counters.map((counter) => (
            <li key={counter.id}>
              <span>{counter.name}</span>
              <strong>{formatNumber(counter.total, 3)} {label('counterUnit', counter.unit)}</strong>
              <span className="gj-grow gj-quiet gj-small">{counter.last ? `${counter.last.by} ${time.at(counter.last.at)}` : t('maintenance.counters.never')}{counter.meter && ` · ${counter.meter.code}`}{!counter.isActive && ` · ${t('maintenance.inactive')}`}</span>
              <Button size="small" type="link" onClick={() => onOpen({ what: 'history', counterId: counter.id })}>{t('maintenance.counters.history')}</Button>
              {counter.isActive && counter.meter === null && <Act needs="maintenance:work" text={t('maintenance.counters.read')} onClick={() => onOpen({ what: 'read', counterId: counter.id })} />}
            </li>
          ))}
          <li><span className="gj-grow gj-quiet gj-small">{one.counters.length === 0 && t('maintenance.counters.none')}</span><Act needs="maintenance:write" text={t('maintenance.counters.new')} onClick={() => onOpen('counter')} /></li>
        </ul>
      )}
      <Legal id={one.id} siteId={one.siteId} />
    </FactGroup>
  )
}

function Legal({ id, siteId }: { id: string; siteId: string }) {
  const found = useCall('maintenance.listLegalInspections', { query: { siteId, filter: { facilityId: id, active: true } } })
  if (!found.data?.items.length) return null
  return <ul className="gj-insp-rows">{found.data.items.map((legal) => <li key={legal.id}><Link to="/maintenance/legal/$id" params={{ id: legal.id }}>{legal.name}</Link><span className="gj-grow gj-quiet">{legal.dueOn}</span><DaysLeft of={legal} /></li>)}</ul>
}

/** The advice with the figures it comes from, and the money of the last twelve months. */
function Advice({ one, onOpen }: Part) {
  const t = useT()
  const label = useLabel()
  const { advice, cost12: cost } = one
  const share = advice.cost12Fen !== null && advice.replacementFen ? formatPercent((advice.cost12Fen / advice.replacementFen) * 100) : null
  const money: [string, number][] = [['materials', cost.materialsFen], ['labour', cost.labourFen], ['outside', cost.outsideFen], ['other', cost.otherFen]]
  return (
    <FactGroup title={t('maintenance.facilities.costAndAdvice')} extra={<span className="gj-row"><Act needs="maintenance:write" text={t('maintenance.costs.new')} onClick={() => onOpen('cost')} /><Act needs="maintenance:work" text={t('maintenance.proposals.new')} onClick={() => onOpen('proposal')} /></span>}>
      <AdviceLine advice={advice} />
      <Facts
        facts={[
          ...ageFacts(advice, t),
          { label: t('maintenance.facilities.cost12'), value: <span>{cost.ordersUnpriced > 0 ? '≥ ' : ''}{formatMoney(cost.totalFen)} {share && <span className="gj-quiet gj-small">{t('maintenance.facilities.ofNew', { share })}</span>}</span> },
          { label: t('maintenance.facilities.costParts'), value: money.some(([, fen]) => fen > 0) && money.filter(([, fen]) => fen > 0).map(([kind, fen]) => `${label('facilityCostKind', kind)} ${formatMoney(fen)}`).join(t('maintenance.comma')), isWide: true },
          { label: t('maintenance.facilities.unpriced'), value: cost.ordersUnpriced > 0 && t('maintenance.facilities.unpricedN', { n: cost.ordersUnpriced, of: cost.orders }), isWide: true },
        ]}
      />
      <p className="gj-small" style={{ marginTop: 8 }}><Link to="/maintenance/costs" search={{ facilityId: one.id }}>{t('maintenance.costs.all')}</Link>　<Link to="/maintenance/proposals" search={{ facilityId: one.id }}>{t('maintenance.proposals.all')}</Link></p>
    </FactGroup>
  )
}

function Rows({ title, extra, empty, isEmpty, children }: { title: string; extra?: ReactNode; empty: string; isEmpty: boolean; children: ReactNode }) {
  return <FactGroup title={title} extra={extra}>{isEmpty ? <p className="gj-quiet">{empty}</p> : <ul className="gj-insp-rows">{children}</ul>}</FactGroup>
}

function Plans({ one }: Pick<Part, 'one'>) {
  const t = useT()
  const time = useTime()
  const when = useWhenWords()
  const found = useCall('maintenance.listMaintenancePlans', { query: { siteId: one.siteId, filter: { facilityId: one.id, state: ['running', 'paused'] } } })
  if (!found.data) return null
  return (
    <Rows title={t('maintenance.tabs.plans')} empty={t('maintenance.facilities.noPlans')} isEmpty={found.data.items.length === 0}>
      {found.data.items.map((plan) => <li key={plan.id}><Link to="/maintenance/plans/$id" params={{ id: plan.id }}>{plan.name}</Link><span className="gj-grow gj-clip gj-quiet">{when(plan)}</span><span className="gj-nowrap">{plan.next[0] ? time.day(plan.next[0]) : '—'}</span></li>)}
    </Rows>
  )
}

function Orders({ one, onOpen }: Part) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <Rows title={t('maintenance.orders.of')} extra={<span className="gj-row"><Act needs="maintenance:work" text={t('maintenance.orders.link')} onClick={() => onOpen('link')} /><Act needs="work_orders:create" text={t('maintenance.orders.raise')} onClick={() => onOpen('order')} /></span>} empty={t('maintenance.orders.none')} isEmpty={one.orders.length === 0}>
      {one.orders.map((order) => (
        <li key={order.orderId}>
          <Link to="/work-orders/$id" params={{ id: order.orderId }} className="gj-nowrap">{order.number}</Link>
          <span className="gj-grow gj-clip">{order.title}</span>
          {order.impact && <span className="gj-quiet gj-nowrap">{label('residentImpact', order.impact)}</span>}
          {order.limitHours !== null && <span className="gj-quiet gj-nowrap" title={order.limitReason}>{t('maintenance.limits.within', { n: order.limitHours })}</span>}
          <span className="gj-quiet gj-nowrap">{time.at(order.raisedAt)}</span>
          <WorkOrderStatusTag status={order.status as never} />
        </li>
      ))}
    </Rows>
  )
}

function Downtimes({ one }: Pick<Part, 'one'>) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const found = useCall('maintenance.listDowntimes', { query: { siteId: one.siteId, limit: 8, filter: { facilityId: one.id } } })
  if (!found.data) return null
  return (
    <Rows title={t('maintenance.tabs.downtimes')} extra={<Link to="/maintenance/downtimes" search={{ facilityId: one.id }}>{t('maintenance.downtimes.all')}</Link>} empty={t('maintenance.downtimes.never')} isEmpty={found.data.items.length === 0}>
      {found.data.items.map((down) => (
        <li key={down.id}>
          <span className="gj-nowrap">{time.at(down.from)}–{down.to ? time.at(down.to) : <span className="gj-tone" data-tone="overdue">▲ {t('maintenance.downtimes.still')}</span>}</span>
          <strong className="gj-nowrap">{t('maintenance.hours', { n: formatNumber(down.hours, 1) })}</strong>
          <span className="gj-grow gj-clip">{label('downtimeCause', down.cause)} {down.note}</span>
          <Planned of={down} />
        </li>
      ))}
    </Rows>
  )
}
