import { GiftOutlined } from '@ant-design/icons'
import { useParams, Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Opportunity, OpportunityAction } from '@guanjia/contract/relations.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { History } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { OPPORTUNITY_LOOK } from './looks.ts'
import './care.css'

const OpportunityActForm = lazy(() => import('./opportunity-act-form.tsx').then(({ OpportunityActForm }) => ({ default: OpportunityActForm })))
const Resources = lazy(() => import('./resources.tsx').then(({ Resources }) => ({ default: Resources })))
const RewardForm = lazy(() => import('./thanks-forms.tsx').then(({ RewardForm }) => ({ default: RewardForm })))

export function OpportunityPage() {
  const { id } = useParams({ from: '/shell/care/opportunities/$id' })
  const found = useCall('relations.getOpportunity', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} record={found.data} />
    </SiteZone>
  )
}

/** What comes next, first: a gate that is open, the check before it, the plan, the doing. */
const ORDER: readonly OpportunityAction[] = ['check_custody', 'judge_principle', 'plan', 'judge_conditions', 'done', 'thank', 'let_go']

function Page({ record }: { record: Opportunity }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<OpportunityAction | 'reward' | null>(null)
  const timeline = useCall('relations.opportunityTimeline', { params: { id: record.id } })
  const acts: Act[] = record.allowedActions
    .toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map((action) => ({ key: action, text: label('opportunityAction', action), isDanger: action === 'let_go', onClick: () => setOpened(action) }))
  if (may('relations:record') && record.doneBy) acts.push({ key: 'reward', text: t('care.opportunity.reward'), icon: <GiftOutlined />, onClick: () => setOpened('reward') })
  return (
    <RecordPage
      number={record.number}
      title={record.what}
      tags={
        <>
          <Look look={OPPORTUNITY_LOOK[record.status]} text={label('opportunityStatus', record.status)} />
          <span className="gj-quiet">{[label('opportunityType', record.type), label('opportunitySource', record.source), record.unit?.name, record.person?.name].filter(Boolean).join(' · ')}</span>
          {record.gotPraise && <Look look={{ tone: 'done', shape: 'tick' }} text={t('care.opportunity.field.praise')} />}
        </>
      }
      acts={<ActionBar acts={acts} hasNext={record.allowedActions.some((action) => action !== 'let_go')} />}
      aside={
        <History entries={timeline.data?.items} words="opportunity" />
      }
    >
      <FactGroup title={t('care.opportunity.summary')}>
        <Facts
          facts={[
            { label: t('care.opportunity.field.what'), value: record.what, isWide: true },
            { label: t('care.plan.empathy'), value: record.empathy, isWide: true },
            { label: t('care.opportunity.field.unit'), value: record.unit && <Link to="/archives/units/$id" params={{ id: record.unit.id }}>{record.unit.name}</Link> },
            { label: t('care.opportunity.field.person'), value: record.person && <Link to="/archives/persons/$id" params={{ id: record.person.id }}>{record.person.name}</Link> },
            { label: t('care.opportunity.field.case'), value: record.case && <Link to="/cases/$id" params={{ id: record.case.id }}>{record.case.number}</Link> },
            { label: t('care.opportunity.field.outage'), value: record.outage && <Link to="/care/outages/$id" params={{ id: record.outage.id }}>{record.outage.number}</Link> },
            { label: t('care.opportunity.field.noticedBy'), value: `${record.noticedBy.name} · ${time.at(record.noticedAt)}` },
          ]}
        />
      </FactGroup>
      {may('tasks:own') && (
        <Suspense>
          <Resources record={record} />
        </Suspense>
      )}
      {record.needsGates && (
        <FactGroup title={t('care.opportunity.gates')}>
          <ul className="gj-care-gates">
            {record.custody && <Custody record={record} />}
            <Gate title={t('care.opportunity.principle')} gate={record.principle} />
            <Gate title={t('care.opportunity.conditions')} gate={record.conditions} />
          </ul>
        </FactGroup>
      )}
      {(record.plan || record.action || record.letGoReason) && (
        <FactGroup title={t('care.opportunity.progress')}>
          <Facts
            facts={[
              { label: t('care.opportunity.field.plan'), value: record.plan, isWide: true },
              { label: t('care.opportunity.field.planFor'), value: time.at(record.planFor) },
              { label: t('care.opportunity.field.plannedBy'), value: record.plannedBy && `${record.plannedBy.name} · ${time.at(record.plannedAt)}` },
              { label: t('care.opportunity.field.done'), value: record.action, isWide: true },
              { label: t('care.opportunity.field.effect'), value: record.effect, isWide: true },
              { label: t('care.opportunity.field.doneBy'), value: record.doneBy && `${record.doneBy.name} · ${time.at(record.doneAt)}` },
              { label: t('care.opportunity.field.standardStep'), value: record.standardStep && label('standardStep', record.standardStep) },
              { label: t('care.opportunity.field.letGo'), value: record.letGoReason, isWide: true },
            ]}
          />
        </FactGroup>
      )}
      <Suspense>
        {opened === 'reward' && record.doneBy && <RewardForm siteId={record.siteId} employeeId={record.doneBy.id} opportunityId={record.id} reason={record.action} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'reward' && <OpportunityActForm record={record} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function Gate({ title, gate }: { title: string; gate: Opportunity['principle'] }) {
  const t = useT()
  const time = useTime()
  return (
    <li>
      <strong>{title}</strong>
      {gate === null ? (
        <Look look={{ tone: 'idle', shape: 'ring' }} text={t('care.opportunity.notYet')} plain />
      ) : (
        <>
          <Look look={gate.passes ? { tone: 'done', shape: 'tick' } : { tone: 'overdue', shape: 'triangle' }} text={gate.passes ? t('care.opportunity.passes') : t('care.opportunity.fails')} plain />
          <span className="gj-quiet gj-small">
            {gate.by.name} · {time.at(gate.at)}
          </span>
          {gate.note && <span>{gate.note}</span>}
        </>
      )}
    </li>
  )
}

function Custody({ record }: { record: Opportunity }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { custody } = record
  if (!custody) return null
  return (
    <li>
      <strong>{t('care.opportunity.custodyTitle')}</strong>
      {custody.checkedBy ? (
        <>
          <span>{t('care.opportunity.custodyLine', { who: custody.who, minutes: custody.minutes, consentBy: custody.consentBy, how: label('consentWay', custody.consentHow) })}</span>
          <span className="gj-quiet gj-small">
            {custody.checkedBy.name} · {time.at(custody.checkedAt)}
          </span>
        </>
      ) : (
        <Look look={{ tone: 'soon', shape: 'bell' }} text={t('care.opportunity.custodyMissing')} plain />
      )}
    </li>
  )
}
