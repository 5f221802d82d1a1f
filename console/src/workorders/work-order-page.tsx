import { PrinterOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, formatPhone, formatQuantity, materialWords, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { WorkOrder, WorkOrderAction } from '@guanjia/contract/workorders.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { AppointmentTag, useAppointmentWords } from '../kit/appointment-tag.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { ClockTable } from '../kit/clock-table.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look, UrgencyTag, WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { Composer, Timeline } from '../kit/timeline.tsx'
import { WaitBanner } from '../kit/wait-banner.tsx'
import { SiteZone, useMay, useSession } from '../session/session.tsx'
import { CostPanel } from './cost-panel.tsx'
import { DecisionFacts } from './decision-facts.tsx'
import { QuotePanel } from './quote-panel.tsx'
import { HEAVY, ONE_CLICK, needsWords, orderedActs } from './work-order-acts.ts'

const ProposalPanel = lazy(() => import('../residents/proposal-panel.tsx').then(({ ProposalPanel }) => ({ default: ProposalPanel })))
const ProposeForm = lazy(() => import('../residents/proposal-panel.tsx').then(({ ProposeForm }) => ({ default: ProposeForm })))
const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
const OrderService = lazy(() => import('../maintenance/order-service.tsx').then(({ OrderService }) => ({ default: OrderService })))
const OrderFindings = lazy(() => import('../inspections/order-findings.tsx').then(({ OrderFindings }) => ({ default: OrderFindings })))
const ActForm = lazy(() => import('./work-order-act-form.tsx').then(({ WorkOrderActForm }) => ({ default: WorkOrderActForm })))

export function WorkOrderPage() {
  const { id } = useParams({ from: '/shell/work-orders/$id' })
  const record = useCall('workorders.getWorkOrder', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const complain = useComplain()
  const { employeeId } = useSession()
  const [opened, setOpened] = useState<WorkOrderAction | null>(null)
  const [isProposing, setProposing] = useState(false)
  const [isTraining, setTraining] = useState(false)
  const may = useMay()
  const timeline = useCall('workorders.workOrderTimeline', { params: { id: record.id } })
  const act = useAct('workorders.actOnWorkOrder', ['workorders', 'cases', 'platform'])
  const comment = useAct('workorders.commentOnWorkOrder', ['workorders'])
  const doIt = (action: WorkOrderAction): void => {
    if (!ONE_CLICK.has(action) || needsWords(action, record.worker, employeeId)) return setOpened(action)
    const body = { action: action as 'accept', version: record.version }
    act.mutate(
      { params: { id: record.id }, body },
      { onError: complain, onSuccess: () => void message.success(t('shell.acts.done', { verb: label('workOrderAction', action) })) },
    )
  }
  const ordered = orderedActs(record)
  const acts: Act[] = ordered.map(({ action, isRare }) => ({
    key: action,
    text: label('workOrderAction', action),
    isRare,
    isDanger: HEAVY.has(action),
    onClick: () => doIt(action),
  }))
  if (record.case !== null && record.allowedActions.includes('appoint'))
    acts.push({ key: 'propose', text: t('workorders.propose'), isRare: true, onClick: () => setProposing(true) })
  if (may('improvements:manage')) acts.push({ key: 'train', text: t('workorders.askTraining'), isRare: true, onClick: () => setTraining(true) })
  const running = record.clocks.filter(({ state }) => state === 'running' || state === 'paused')
  return (
    <RecordPage
      number={record.number}
      title={record.title}
      tags={
        <>
          <WorkOrderStatusTag status={record.status} />
          <UrgencyTag urgency={record.urgency} />
          {record.isInPool && record.status === 'open' && <Look look={{ tone: 'active', shape: 'ring' }} text={t('workorders.inPool')} />}
          {record.reworkOf && <Look look={{ tone: 'soon', shape: 'triangle' }} text={t('workorders.isRework')} />}
          <AppointmentTag order={record} />
          <span className="gj-quiet">
            {[label('workOrderKind', record.kind), record.worker?.name ?? t('workorders.noWorker')].join(' · ')}
          </span>
        </>
      }
      clocks={running.map((clock) => (
        <ClockBadge key={clock.id} clock={clock} pill />
      ))}
      acts={
        <ActionBar acts={acts} hasNext={ordered[0]?.isNext ?? false}>
          <PrintMenu id={record.id} />
        </ActionBar>
      }
      notice={
        record.suspendReason && (
          <WaitBanner
            kind="suspended"
            reason={record.suspendReason}
            until={record.suspendUntil}
            objection={record.waitObjection}
            clocks={record.clocks}
            timeline={timeline.data?.items}
            words={{ prolong: label('workOrderAction', 'prolong'), resume: label('workOrderAction', 'resume') }}
            onProlong={record.allowedActions.includes('prolong') ? () => setOpened('prolong') : undefined}
          />
        )
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('shell.timeline.label')}</h2>
          </header>
          <Composer recordId={record.id} onSend={(body) => comment.mutateAsync({ params: { id: record.id }, body })} />
          <div className="gj-body" tabIndex={0} role="region" aria-label={t('shell.timeline.label')}>
            <Timeline entries={timeline.data?.items} words="work_order" />
          </div>
        </>
      }
    >
      <Suspense>
        {record.proposal && <ProposalPanel record={record} />}
        {isProposing && <ProposeForm record={record} onClose={() => setProposing(false)} />}
        {isTraining && <RaiseNeed siteId={record.siteId} source={{ type: 'work_order', id: record.id }} reason={`${record.number} ${record.title}`} onClose={() => setTraining(false)} />}
      </Suspense>
      <WorkOrderFacts record={record} />
      {/* An order of a case comes from a resident; others may come from a round. */}
      <Suspense>{record.kind === 'maintenance' && <OrderService order={record} />}</Suspense>
      <Suspense>{record.case === null && <OrderFindings order={record} />}</Suspense>
      <CostPanel record={record} />
      <Suspense>{opened && <ActForm record={record} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}

function WorkOrderFacts({ record }: { record: WorkOrder }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const appointment = useAppointmentWords()(record)
  const verdict = record.isPassed === null ? '' : record.isPassed ? t('workorders.passed') : t('workorders.failed')
  return (
    <>
      <FactGroup title={t('workorders.group.task')}>
        {record.symptom && (
          <blockquote className="gj-quote" style={{ marginBottom: 12 }}>
            {record.symptom}
          </blockquote>
        )}
        {record.safetyNote && (
          <p className="gj-tone" data-tone="soon" style={{ marginBottom: 12, whiteSpace: 'normal' }}>
            {t('shell.field.safetyNote')}：{record.safetyNote}
          </p>
        )}
        <Facts
          facts={[
            {
              label: t('shell.field.unit'),
              value: record.unit && <Link to={`/archives/units/${record.unit.id}` as '/'}>{record.unit.name}</Link>,
            },
            {
              label: t('shell.field.place'),
              value: [label('placeKind', record.placeKind), record.place !== record.unit?.name && record.place].filter(Boolean).join(' · '),
            },
            { label: t('shell.field.contactName'), value: record.contactName },
            {
              label: t('shell.field.contactPhone'),
              value: record.contactPhone && <a href={`tel:${record.contactPhone}`}>{formatPhone(record.contactPhone)}</a>,
            },
            { label: t('shell.field.appointment'), value: appointment },
            { label: t('shell.field.category'), value: record.category?.name },
            { label: t('dispatch.zones.zone'), value: record.zone?.name },
            { label: t('dispatch.decision.fits'), value: [record.needs.skill, record.needs.certificate].filter(Boolean).join(' · ') },
            {
              label: t('shell.field.case'),
              value: record.case && (
                <Link to="/cases/$id" params={{ id: record.case.id }}>
                  {record.case.number}
                </Link>
              ),
            },
            { label: t('shell.field.raisedBy'), value: `${record.raisedBy.name} · ${time.at(record.raisedAt)}` },
            {
              label: t('shell.field.reworkOf'),
              value: record.reworkOf && (
                <Link to="/work-orders/$id" params={{ id: record.reworkOf.id }}>
                  {record.reworkOf.number}
                </Link>
              ),
            },
            {
              label: t('workorders.reworks'),
              value:
                record.reworks.length > 0 &&
                record.reworks.map(({ id, number }) => (
                  <div key={id}>
                    <Link to="/work-orders/$id" params={{ id }}>
                      {number}
                    </Link>
                  </div>
                )),
            },
            {
              label: t('cases.act.waitReason'),
              value:
                record.suspendReason &&
                `${label('waitReason', record.suspendReason)}${record.suspendUntil ? ` · ${time.at(record.suspendUntil)}` : ''}`,
            },
          ]}
        />
        {record.files.length > 0 && (
          <div style={{ marginTop: 12 }}>
            <FileStrip files={record.files} />
          </div>
        )}
      </FactGroup>
      <QuotePanel record={record} />
      <DecisionFacts orderId={record.id} />
      {record.clocks.length > 0 && (
        <FactGroup title={t('shell.clocks.title')}>
          <ClockTable clocks={record.clocks} />
        </FactGroup>
      )}
      {(record.arrivedAt || record.doneAt || record.photosBefore.length > 0) && (
        <FactGroup title={t('workorders.group.work')}>
          <Facts
            facts={[
              { label: t('shell.field.arrivedAt'), value: time.at(record.arrivedAt) },
              { label: t('shell.field.doneAt'), value: time.at(record.doneAt) },
              {
                label: t('shell.field.labourMinutes'),
                value:
                  record.labour.length > 1
                    ? record.labour.map((one) => `${one.employee.name} ${one.minutes ?? '–'}`).join('、')
                    : record.labourMinutes,
              },
              { label: t('paid.facts.warrantyUntil'), value: record.warrantyUntil },
              {
                label: t('paid.facts.signature'),
                value: record.signature && (
                  <>
                    {`${record.signature.by} · ${time.at(record.signature.at)}`}
                    <FileStrip files={[record.signature.file]} />
                  </>
                ),
              },
              {
                label: t('paid.facts.readings'),
                value: record.readings.length > 0 && (
                  <>
                    {record.readings.map((one) => `${label('startMeter', one.meter)} ${formatQuantity(one.value)}`).join('、')}
                    <FileStrip files={record.readings.map((one) => one.photo)} />
                  </>
                ),
                isWide: true,
              },
              { label: t('workorders.fivePieces'), value: record.fivePieces.map((piece) => label('fivePiece', piece)).join('、') },
              {
                label: t('shell.field.materials'),
                value: record.materials.map(materialWords).join('、'),
                isWide: record.materials.length > 2,
              },
              {
                label: t('stores.pick.cost'),
                value: record.materials.every(({ priceFen }) => priceFen !== null)
                  ? formatMoney(record.materialCostFen)
                  : record.materialCostFen !== null && t('stores.pick.costPart', { cost: formatMoney(record.materialCostFen) }),
              },
              {
                label: t('workorders.verdict'),
                value: verdict && [verdict, record.verifiedBy?.name, record.verifyNote].filter(Boolean).join(' · '),
              },
              { label: t('cases.act.result'), value: record.result, isWide: true },
              {
                label: t('workorders.photos.before'),
                value: record.photosBefore.length > 0 && <FileStrip files={record.photosBefore} />,
                isWide: true,
              },
              {
                label: t('workorders.photos.after'),
                value: record.photosAfter.length > 0 && <FileStrip files={record.photosAfter} />,
                isWide: true,
              },
            ]}
          />
        </FactGroup>
      )}
    </>
  )
}

function PrintMenu({ id }: { id: string }) {
  const t = useT()
  const link = (key: string, query: { paper: 'a4' | '80mm'; bilingual?: boolean }, text: string) => ({
    key,
    label: (
      <a href={urlOf('workorders.printWorkOrder', { params: { id }, query })} target="_blank" rel="noreferrer">
        {text}
      </a>
    ),
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          link('a4', { paper: 'a4' }, t('workorders.print.a4')),
          link('two', { paper: 'a4', bilingual: true }, t('workorders.print.bilingual')),
          link('80', { paper: '80mm' }, t('workorders.print.narrow')),
        ],
      }}
    >
      <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} />
    </Dropdown>
  )
}
