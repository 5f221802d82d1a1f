import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation, useParams } from 'wouter'
import type { Defect } from '@guanjia/contract/handover.ts'
import type { DefectAction, DefectState } from '@guanjia/contract/handover-choices.ts'
import type { StatusLook } from '@guanjia/ui/clock/index.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { useInspections } from '../inspections/use-inspections.ts'
import { UnsentRecords } from '../inspections/unsent-records.tsx'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Empty } from '../kit/empty.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Segments } from '../kit/segments.tsx'
import { StatusTag } from '../kit/status.tsx'
import { DefectActSheet } from './defect-act.tsx'

const LOOK: Record<DefectState, StatusLook> = {
  registered: { tone: 'idle', shape: 'ring' }, self_fix: { tone: 'active', shape: 'half' }, reported_up: { tone: 'soon', shape: 'bell' }, notified: { tone: 'waiting', shape: 'pause' }, fixed: { tone: 'active', shape: 'half' }, verified: { tone: 'done', shape: 'tick' }, told: { tone: 'done', shape: 'tick' },
  closed: { tone: 'closed', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'ring' },
}

/** Open defects of the site, and what of them still waits on this phone. */
export function Defects() {
  const t = useT()
  const can = useCan()
  const [, navigate] = useLocation()
  const [view, setView] = useState<'open' | 'overdue'>('open')
  const { siteId, operations } = useInspections()
  const answer = useCall('handover.listDefects', { query: { siteId, limit: 50, filter: view === 'open' ? { open: true } : { overdue: true } } }, { enabled: siteId !== '' })
  const unsent = operations.filter(({ work }) => work.kind === 'defect')
  return (
    <Page
      title={t('mobileDefects.title')}
      back="/me"
      foot={
        can('defects:work') && (
          <Button block size="large" color="primary" onClick={() => navigate('/defects/new')}>
            {t('mobileDefects.new')}
          </Button>
        )
      }
    >
      <WhatPhone />
      <Segments label={t('mobileDefects.title')} options={[{ value: 'open', text: t('mobileDefects.open') }, { value: 'overdue', text: t('mobileDefects.overdue') }]} value={view} onChange={setView} />
      <Refreshable modules={['handover']}>
        {view === 'open' && <UnsentRecords waiting={unsent} />}
        <ListState answer={answer} empty={unsent.length > 0 && view === 'open' ? null : <Empty title={t('mobileDefects.empty')} />}>
          {(items) => items.map((one) => <DefectCard key={one.id} one={one} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function DefectCard({ one }: { one: Defect }) {
  const t = useT()
  const label = useLabel()
  const due = one.promisedOn ?? one.dueOn
  return (
    <article className={`card record${one.isOverdue ? ' urgency-emergency' : ''}`}>
      <Link href={`/defects/${one.id}`} className="record-link">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('defectState', one.state)} />
          <span className="muted tabular">{t('mobileDefects.days', { n: one.daysOpen })}</span>
        </span>
        <strong className="record-title">{one.description}</strong>
        <span className="record-place">{one.place}</span>
        <span className="record-bottom">
          {due && <span className={one.isOverdue ? 'urgency urgency-word-emergency' : 'mark'}>{one.isOverdue ? `▲ ${t('mobileDefects.overdue')} ${due}` : t('mobileDefects.due', { on: due })}</span>}
          <span className="mark">{label('defectTrade', one.trade)}</span>
          <span className="record-number">{one.number}</span>
        </span>
      </Link>
    </article>
  )
}

/** One defect as it stands, and what this person may do about it, also without network. */
export function DefectScreen() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const { operations } = useInspections()
  const [acting, setActing] = useState<DefectAction | null>(null)
  const answer = useCall('handover.getDefect', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileDefects.title')} back="/defects">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const waits = operations.some(({ work }) => work.kind === 'defectAct' && work.defectId === id)
  const [main, ...others] = one.allowedActions
  const foot = !waits && main && (
    <ActBar
      primary={
        <Button block size="large" color="primary" onClick={() => setActing(main)}>
          {label('defectAction', main)}
        </Button>
      }
      rest={others.map((action) => ({ key: action, text: label('defectAction', action), isBad: action === 'withdraw', onPick: () => setActing(action) }))}
    />
  )
  return (
    <Page title={one.number} back="/defects" foot={foot}>
      <WhatPhone />
      <section className="card form round-head">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('defectState', one.state)} />
          <span className="muted">{time.at(one.registeredAt)}</span>
        </span>
        <p className="form-lead">{one.description}</p>
        <Facts
          items={[
            fact(t('mobileDefects.place'), one.place),
            fact(t('mobileDefects.trade'), label('defectTrade', one.trade)),
            fact(t('mobileDefects.part'), `${label('defectPart', one.part)} ${label('defectWarranty', one.warranty.state)}`),
            fact(t('mobileDefects.source'), [label('defectSource', one.source), one.person?.name, one.contact].filter(Boolean).join(' ')),
            fact(t('mobileDefects.overdue'), one.isOverdue && `▲ ${one.promisedOn ?? one.dueOn ?? ''}`),
            fact(t('mobileDefects.dueOn'), one.promisedOn ?? one.dueOn),
            fact(t('mobileDefects.builder'), one.builder?.name),
            fact(t('mobileDefects.order'), one.workOrder && <Link href={`/work-orders/${one.workOrder.id}`}>{one.workOrder.number}</Link>),
            fact(t('mobileDefects.failures'), one.failures > 0 && t('mobileDefects.times', { n: one.failures })),
            fact(t('mobileDefects.told'), one.toldHow),
            fact(t('mobileDefects.note'), [one.fixNote, one.outcome].filter(Boolean).join('；')),
          ]}
        />
        <Pictures files={one.photos} />
      </section>
      {waits && <p className="note note-warning">{t('mobileInspections.finding.waits')}</p>}
      {acting && <DefectActSheet one={one} action={acting} onClose={() => setActing(null)} />}
    </Page>
  )
}
