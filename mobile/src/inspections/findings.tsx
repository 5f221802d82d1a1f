import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation, useParams } from 'wouter'
import type { Finding } from '@guanjia/contract/inspections.ts'
import type { FindingState } from '@guanjia/contract/inspection-choices.ts'
import type { StatusLook } from '@guanjia/ui/clock/index.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Empty } from '../kit/empty.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Segments } from '../kit/segments.tsx'
import { StatusTag } from '../kit/status.tsx'
import { FindingActSheet, MAIN_ACT } from './finding-act.tsx'
import { useInspections } from './use-inspections.ts'
import { UnsentRecords } from './unsent-records.tsx'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

const LOOK: Record<FindingState, StatusLook> = {
  open: { tone: 'idle', shape: 'ring' },
  in_hand: { tone: 'active', shape: 'half' },
  settled: { tone: 'waiting', shape: 'pause' },
  closed: { tone: 'done', shape: 'tick' },
  dropped: { tone: 'closed', shape: 'tick' },
}
const OPEN: FindingState[] = ['open', 'in_hand', 'settled']

/** What I found, what became of it, and what of it still waits on this phone. */
export function MyFindings() {
  const t = useT()
  const [, navigate] = useLocation()
  const [view, setView] = useState<'open' | 'over'>('open')
  const { siteId, operations } = useInspections()
  const answer = useCall('inspections.listFindings', { query: { siteId, limit: 50, filter: { mine: true, state: view === 'open' ? OPEN : ['closed', 'dropped'] } } }, { enabled: siteId !== '' })
  const unsent = operations.filter(({ work }) => work.kind === 'report')
  return (
    <Page
      title={t('mobileInspections.findings.title')}
      back="/inspections"
      foot={
        <Button block size="large" color="primary" onClick={() => navigate('/inspections/report')}>
          {t('mobileInspections.report.title')}
        </Button>
      }
    >
      <WhatPhone />
      <Segments
        label={t('mobileInspections.findings.title')}
        options={[
          { value: 'open', text: t('mobileInspections.findings.open') },
          { value: 'over', text: t('mobileInspections.findings.over') },
        ]}
        value={view}
        onChange={setView}
      />
      <Refreshable modules={['inspections']}>
        {view === 'open' && <UnsentRecords waiting={unsent} />}
        <ListState answer={answer} empty={unsent.length > 0 && view === 'open' ? null : <Empty title={t('mobileInspections.findings.none')} />}>
          {(items) => items.map((one) => <FindingCard key={one.id} finding={one} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function FindingCard({ finding }: { finding: Finding }) {
  const label = useLabel()
  const time = useTime()
  const isBad = finding.severity === 'serious' || finding.severity === 'dangerous'
  return (
    <article className={`card record${isBad ? ' urgency-emergency' : ''}`}>
      <Link href={`/findings/${finding.id}`} className="record-link">
        <span className="record-top">
          <StatusTag look={LOOK[finding.state]} text={label('findingState', finding.state)} />
          <span className="muted tabular">{time.short(finding.foundAt)}</span>
        </span>
        <strong className="record-title">{finding.description}</strong>
        <span className="record-place">{finding.place || finding.point?.name}</span>
        <span className="record-bottom">
          {isBad && <span className="urgency urgency-word-emergency">{label('findingSeverity', finding.severity)}</span>}
          <span className="mark">{label('findingWay', finding.way)}</span>
          <span className="record-number">{finding.number}</span>
        </span>
      </Link>
    </article>
  )
}

/** The violation or defect that a finding became; a link for whoever may read its module. */
function Opened({ of }: { of: NonNullable<Finding['opened']> }) {
  const can = useCan()
  if (of.type === 'violation' && can('violations:read')) return <Link href={`/violations/${of.id}`}>{of.number}</Link>
  if (of.type === 'defect' && can('defects:read')) return <Link href={`/defects/${of.id}`}>{of.number}</Link>
  return of.number
}

/** One finding: what it is, how it stands, and what this person may do about it, also without network. */
export function FindingScreen() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const { operations } = useInspections()
  const [acting, setActing] = useState<Finding['allowedActions'][number] | null>(null)
  const answer = useCall('inspections.getFinding', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileInspections.finding.title')} back="/inspections/findings">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const waits = operations.some(({ work }) => work.kind === 'finding' && work.findingId === id)
  const main = MAIN_ACT.find((action) => one.allowedActions.includes(action))
  const others = one.allowedActions.filter((action) => action !== main)
  const foot = !waits && one.allowedActions.length > 0 && (
    <ActBar
      primary={
        main && (
          <Button block size="large" color="primary" onClick={() => setActing(main)}>
            {label('findingAction', main)}
          </Button>
        )
      }
      rest={others.map((action) => ({ key: action, text: label('findingAction', action), isBad: action === 'drop', onPick: () => setActing(action) }))}
    />
  )
  return (
    <Page title={`${t('mobileInspections.finding.title')} ${one.number}`} back="/inspections/findings" foot={foot}>
      <WhatPhone />
      <section className="card form round-head">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('findingState', one.state)} />
          <span className="muted">{time.at(one.foundAt)}</span>
        </span>
        <p className="form-lead">{one.description}</p>
        <Facts
          items={[
            fact(t('mobileInspections.finding.where'), one.place || one.point?.name),
            fact(t('mobileInspections.finding.item'), one.itemText),
            fact(t('mobileInspections.finding.severity'), label('findingSeverity', one.severity)),
            fact(t('mobileInspections.finding.way'), label('findingWay', one.way)),
            fact(t('mobileInspections.finding.order'), one.workOrder && <Link href={`/work-orders/${one.workOrder.id}`}>{one.workOrder.number}</Link>),
            fact(t('mobileInspections.finding.opened'), one.opened && <Opened of={one.opened} />),
            fact(t('mobileInspections.finding.thirdParty'), one.thirdParty),
            fact(t('mobileInspections.finding.promised'), one.promisedOn),
            fact(t('mobileInspections.finding.seen'), one.seen > 1 && t('mobileInspections.finding.times', { count: one.seen })),
            fact(t('mobileInspections.finding.repeats'), one.repeats > 1 && t('mobileInspections.finding.times', { count: one.repeats })),
            fact(t('mobileInspections.finding.outcome'), one.outcome),
          ]}
        />
        <Pictures files={one.photos} />
      </section>
      {waits && <p className="note note-warning">{t('mobileInspections.finding.waits')}</p>}
      {acting && <FindingActSheet finding={one} action={acting} onClose={() => setActing(null)} />}
    </Page>
  )
}
