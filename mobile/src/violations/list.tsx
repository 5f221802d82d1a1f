import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation } from 'wouter'
import type { Violation } from '@guanjia/contract/violations.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { StatusTag } from '../kit/status.tsx'
import { useInspections } from '../inspections/use-inspections.ts'
import { UnsentRecords } from '../inspections/unsent-records.tsx'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { LOOK } from './looks.ts'

type View = 'open' | 'mine' | 'over'

/** Violations of the site: what is open, what is mine, what is over, and what still waits on this phone. */
export function Violations() {
  const t = useT()
  const can = useCan()
  const [, navigate] = useLocation()
  const [view, setView] = useState<View>('open')
  const { siteId, operations } = useInspections()
  const filter = view === 'over' ? { open: false } : { open: true, ...(view === 'mine' ? { mine: true } : {}) }
  const answer = useCall('violations.listViolations', { query: { siteId, limit: 50, filter } }, { enabled: siteId !== '' })
  const unsent = operations.filter(({ work }) => work.kind === 'violation')
  return (
    <Page
      title={t('mobileViolations.title')}
      back="/"
      foot={
        can('violations:work') && (
          <Button block size="large" color="primary" onClick={() => navigate('/violations/new')}>
            {t('mobileViolations.report')}
          </Button>
        )
      }
    >
      <WhatPhone />
      <Segments label={t('mobileViolations.title')} options={(['open', 'mine', 'over'] as const).map((value) => ({ value, text: t(`mobileViolations.${value}`) }))} value={view} onChange={setView} />
      <Refreshable modules={['violations']}>
        {view !== 'over' && <UnsentRecords waiting={unsent} />}
        <ListState answer={answer} empty={unsent.length > 0 && view !== 'over' ? null : <Empty title={t('mobileViolations.none')} />}>
          {(items) => items.map((one) => <Card key={one.id} one={one} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function Card({ one }: { one: Violation }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <article className={`card record${one.isOverdue || one.state === 'refused' ? ' urgency-emergency' : ''}`}>
      <Link href={`/violations/${one.id}`} className="record-link">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('violationState', one.state)} />
          <span className={one.isOverdue ? 'is-bad' : 'muted'}>{one.dueOn === null ? time.short(one.foundAt) : `${one.isOverdue ? '▲ ' : ''}${one.dueOn}`}</span>
        </span>
        <strong className="record-title">{one.description}</strong>
        <span className="record-place">{[one.unit?.code, one.place].filter(Boolean).join(' · ')}</span>
        <span className="record-bottom">
          {one.degree && <span className="mark">{label('violationDegree', one.degree)}</span>}
          {one.isOverdue && <span className="mark mark-warning">{t('mobileViolations.late')}</span>}
          <span className="record-number">{one.number}</span>
        </span>
      </Link>
    </article>
  )
}
