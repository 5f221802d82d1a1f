import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Liaison } from '@guanjia/contract/governance.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { LiaisonLook } from './liaison-list.tsx'

const SettleForm = lazy(() => import('./liaison-forms.tsx').then(({ SettleForm }) => ({ default: SettleForm })))
const MoveForm = lazy(() => import('./liaison-forms.tsx').then(({ MoveForm }) => ({ default: MoveForm })))
const HAPPENINGS = ['recorded', 'changed', 'settled'] as const

/** One contact: what was agreed, by when it is followed up and whose that is. */
export function LiaisonPage() {
  const { id } = useParams({ from: '/shell/org/liaisons/$id' })
  const found = useCall('governance.getLiaison', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} record={found.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Liaison }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<'settle' | 'move' | null>(null)
  const acts: Act[] = [
    ...(record.maySettle ? [{ key: 'settle', text: t('headoffice.liaison.settle'), onClick: () => setOpened('settle') }] : []),
    ...(record.mayChange ? [{ key: 'move', text: t('headoffice.liaison.change'), onClick: () => setOpened('move') }] : []),
  ]
  return (
    <RecordPage
      number={label('partyKind', record.partyKind)}
      title={record.subject}
      tags={<><LiaisonLook row={record} /><Link to="/org/liaisons" search={{ partyId: record.party.id }}>{record.party.name}</Link></>}
      clocks={record.settledAt === null && record.clock && <ClockBadge clock={record.clock} pill />}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0} />}
      aside={<History id={record.id} />}
    >
      <FactGroup title={t('headoffice.liaison.page')}>
        <Facts
          facts={[
            { label: t('headoffice.liaison.at'), value: time.at(record.at) }, { label: t('headoffice.liaison.by'), value: record.recordedBy.name }, { label: t('headoffice.liaison.content'), value: record.content, isWide: true },
          ]}
        />
      </FactGroup>
      {record.dueAt && (
        <FactGroup title={t('headoffice.liaison.followUp')}>
          <Facts
            facts={[
              { label: t('headoffice.liaison.commitments'), value: record.commitments, isWide: true }, { label: t('headoffice.liaison.due'), value: time.at(record.dueAt) }, { label: t('headoffice.liaison.owner'), value: record.owner?.name },
              record.settledAt !== null && { label: t('headoffice.liaison.settledAt'), value: time.at(record.settledAt) }, record.settledAt !== null && { label: t('headoffice.liaison.result'), value: record.result, isWide: true },
            ]}
          />
        </FactGroup>
      )}
      <Suspense>
        {opened === 'settle' && <SettleForm record={record} onClose={() => setOpened(null)} />}
        {opened === 'move' && <MoveForm record={record} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function History({ id }: { id: string }) {
  const t = useT()
  const time = useTime()
  const found = useCall('governance.liaisonTimeline', { params: { id } })
  return (
    <>
      <header><h2>{t('headoffice.liaison.history')}</h2></header>
      <ol className="gj-timeline gj-body">
        {found.data?.items.toReversed().map((one) => (
          <li key={one.id}>
            <strong>{HAPPENINGS.find((known) => known === one.action) ? t(`headoffice.liaison.happening.${one.action as 'recorded'}`) : one.action}</strong> <span className="gj-quiet">{one.actor.name} {time.at(one.at)}</span>
            {one.note && <p>{one.note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
