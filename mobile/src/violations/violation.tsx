import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { StatusTag } from '../kit/status.tsx'
import { useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { LOOK } from './looks.ts'
import { HERE, ViolationActSheet, type Here } from './violation-act.tsx'

/** One violation: what it is, what was asked until when, and the acts that are done on the spot, also without network. */
export function ViolationScreen() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const { operations } = useInspections()
  const [acting, setActing] = useState<Here | null>(null)
  const answer = useCall('violations.getViolation', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileViolations.title')} back="/violations">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const waits = operations.some(({ work }) => work.kind === 'violationAct' && work.violationId === id)
  const [main, ...others] = HERE.filter((action) => one.allowedActions.includes(action))
  const paper = one.papers.findLast(({ kind }) => kind === 'notice')
  const photos = (isLater: boolean) => one.photos.filter(({ purpose }) => (purpose !== 'evidence') === isLater).map(({ file }) => file)
  const foot = !waits && main && (
    <ActBar
      primary={
        <Button block size="large" color="primary" onClick={() => setActing(main)}>
          {label('violationAction', main)}
        </Button>
      }
      rest={others.map((action) => ({ key: action, text: label('violationAction', action), isBad: action === 'refuse', onPick: () => setActing(action) }))}
    />
  )
  return (
    <Page title={one.number} back="/violations" foot={foot}>
      <WhatPhone />
      <section className="card form round-head">
        <span className="record-top">
          <StatusTag look={LOOK[one.state]} text={label('violationState', one.state)} />
          <span className="muted">{time.at(one.foundAt)}</span>
        </span>
        <p className="form-lead">{one.description}</p>
        <Facts
          items={[
            fact(t('mobileViolations.unit'), one.unit?.code),
            fact(t('mobileViolations.place'), one.place),
            fact(t('mobileViolations.party'), one.party),
            fact(t('mobileViolations.source'), label('violationSource', one.source)),
            fact(t('mobileViolations.type'), one.type?.name),
            fact(t('mobileViolations.degree'), one.degree && label('violationDegree', one.degree)),
            fact(t('mobileViolations.demand'), paper?.words),
            fact(t('mobileViolations.dueOn'), one.dueOn && `${one.isOverdue ? '▲ ' : ''}${one.dueOn}`),
            fact(t('mobileViolations.delivery'), paper?.delivered && [label('violationDelivery', paper.delivered.way), paper.delivered.receivedBy || paper.delivered.witness, time.at(paper.delivered.at)].filter(Boolean).join(' ')),
            fact(t('mobileViolations.owner'), one.owner?.name),
            fact(t('mobileViolations.handler'), one.handler?.name),
            fact(t('mobileViolations.finding'), one.finding && <Link href={`/findings/${one.finding.id}`}>{one.finding.name}</Link>),
            fact(t('mobileViolations.reporter'), one.reporter && [one.reporter.name, one.reporter.contact].filter(Boolean).join(' ')),
            fact(t('mobileViolations.outcome'), one.outcome),
          ]}
        />
        <Pictures files={photos(false)} />
        {photos(true).length > 0 && <p className="muted">{t('mobileViolations.later')}</p>}
        <Pictures files={photos(true)} />
      </section>
      {waits && <p className="note note-warning">{t('mobileViolations.waits')}</p>}
      {acting && <ViolationActSheet one={one} action={acting} onClose={() => setActing(null)} />}
    </Page>
  )
}
