import { PhoneOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { KeyCustomer } from '@guanjia/contract/relations.ts'
import { ActionBar } from '../kit/action-bar.tsx'
import { History } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { CasesOf } from '../archives/cases-of.tsx'
import { NextContact } from './key-customer-list.tsx'

const KeyCustomerActForm = lazy(() => import('./key-customer-forms.tsx').then(({ KeyCustomerActForm }) => ({ default: KeyCustomerActForm })))
type Action = KeyCustomer['allowedActions'][number]

export function KeyCustomerPage() {
  const { id } = useParams({ from: '/shell/care/key-customers/$id' })
  const found = useCall('relations.getKeyCustomer', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} record={found.data} />
    </SiteZone>
  )
}

/** Why somebody is a key customer, whose that is, what was said each time, and what is open there. */
function Page({ record }: { record: KeyCustomer }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<Action | null>(null)
  const timeline = useCall('relations.keyCustomerTimeline', { params: { id: record.id } })
  return (
    <RecordPage
      number={t('keyCustomers.title')}
      title={[record.unit?.name, record.person?.name].filter(Boolean).join(' ')}
      tags={
        <>
          <NextContact row={record} />
          <span className="gj-quiet">{[label('keyCustomerReason', record.reason), record.owner.name].join(' · ')}</span>
        </>
      }
      acts={<ActionBar acts={record.allowedActions.map((action) => ({ key: action, text: label('keyCustomerAction', action), icon: action === 'contact' ? <PhoneOutlined /> : undefined, isDanger: action === 'end', onClick: () => setOpened(action) }))} hasNext={record.allowedActions.includes('contact')} />}
      aside={
        <History title={t('keyCustomers.contactsTitle')} entries={timeline.data?.items} words="key_customer" />
      }
    >
      <FactGroup title={t('keyCustomers.facts')}>
        <Facts
          facts={[
            { label: t('shell.field.room'), value: record.unit && <Link to="/archives/units/$id" params={{ id: record.unit.id }}>{record.unit.name}</Link> },
            { label: t('keyCustomers.person'), value: record.person && <Link to="/archives/persons/$id" params={{ id: record.person.id }}>{record.person.name}</Link> },
            { label: t('keyCustomers.reason'), value: label('keyCustomerReason', record.reason) },
            { label: t('keyCustomers.owner'), value: record.owner.name },
            { label: t('keyCustomers.next'), value: record.endedAt === null && record.nextContactOn },
            { label: t('keyCustomers.last'), value: record.lastContactAt === null ? t('keyCustomers.never') : `${time.at(record.lastContactAt)} · ${t('keyCustomers.times', { n: record.contacts })}` },
            { label: t('keyCustomers.addedAt'), value: `${record.addedBy.name} · ${time.at(record.addedAt)}` },
            { label: t('keyCustomers.why'), value: record.why, isWide: true },
            { label: t('keyCustomers.endReason'), value: record.endedAt && `${record.endReason} · ${time.at(record.endedAt)}`, isWide: true },
          ]}
        />
      </FactGroup>
      {may('cases:read') && record.unit && (
        <FactGroup title={t('archives.group.cases')} extra={<Link to="/cases" search={{ unitId: record.unit.id }} className="gj-small">{t('archives.allCases')}</Link>}>
          <CasesOf siteId={record.siteId} unitId={record.unit.id} />
        </FactGroup>
      )}
      <Suspense>{opened && <KeyCustomerActForm record={record} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
