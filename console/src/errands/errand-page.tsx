import { CheckCircleFilled, CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPhone, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Application, ApplicationAction } from '@guanjia/contract/errands.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { ClockTable } from '../kit/clock-table.tsx'
import { History } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { ErrandTag } from './errand-look.tsx'

const ErrandActForm = lazy(() => import('./errand-forms.tsx').then(({ ErrandActForm }) => ({ default: ErrandActForm })))

/** What comes next in each state; the first that is allowed is the primary button. */
const NEXT: Partial<Record<Application['state'], ApplicationAction[]>> = { asked: ['papers', 'follow_up'], complete: ['submit'], submitted: ['appoint', 'done'], appointed: ['done'] }
const HEAVY: ReadonlySet<ApplicationAction> = new Set(['refuse', 'withdraw'])

export function ErrandPage() {
  const { id } = useParams({ from: '/shell/errands/$id' })
  const record = useCall('errands.getApplication', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Application }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<ApplicationAction | null>(null)
  const timeline = useCall('errands.applicationTimeline', { params: { id: record.id } })
  const next = (NEXT[record.state] ?? []).filter((action) => record.allowedActions.includes(action))
  const ordered = [...next, ...record.allowedActions.filter((action) => !next.includes(action))]
  const acts: Act[] = ordered.map((action) => ({ key: action, text: label('applicationAction', action), isRare: HEAVY.has(action), isDanger: HEAVY.has(action), onClick: () => setOpened(action) }))
  return (
    <RecordPage
      number={record.number}
      title={`${label('utility', record.service)} · ${record.unit.name}`}
      tags={
        <>
          <ErrandTag state={record.state} />
          <span className="gj-quiet">{t('errands.by', { name: record.owner.name })}</span>
        </>
      }
      clocks={record.clocks.filter(({ state }) => state === 'running' || state === 'paused').map((clock) => <ClockBadge key={clock.id} clock={clock} pill />)}
      acts={
        <ActionBar acts={acts} hasNext={next.length > 0}>
          <Button icon={<PrinterOutlined />} href={urlOf('errands.printApplication', { params: { id: record.id } })} target="_blank">
            {t('errands.printList')}
          </Button>
        </ActionBar>
      }
      aside={
        <History entries={timeline.data?.items} words="application" />
      }
    >
      <FactGroup
        title={t('errands.papers')}
        extra={
          record.guide && (
            <Link to="/knowledge/$id" params={{ id: record.guide.id }} search={{ version: String(record.guideVersion) }}>
              {record.guide.name}
            </Link>
          )
        }
      >
        <ul className="gj-stack" style={{ gap: 6 }}>
          {record.papers.map((paper) => (
            <li key={paper.name} className="gj-row">
              <span className="gj-tone" data-tone={paper.has ? 'done' : paper.isRequired ? 'soon' : 'idle'}>
                {paper.has ? <CheckCircleFilled /> : <CheckCircleOutlined />}
              </span>
              <span className="gj-grow">{paper.name}</span>
              <span className="gj-quiet gj-small">{paper.has ? t('errands.here') : paper.isRequired ? t('errands.notHere') : t('knowledge.whereApplies')}</span>
            </li>
          ))}
        </ul>
      </FactGroup>
      <FactGroup title={t('errands.facts')}>
        <Facts
          facts={[
            { label: t('errands.field.unit'), value: <Link to={`/archives/units/${record.unit.id}` as '/'}>{record.unit.name}</Link> },
            { label: t('errands.field.person'), value: record.person?.name },
            { label: t('errands.field.phone'), value: record.contactPhone && <a href={`tel:${record.contactPhone}`}>{formatPhone(record.contactPhone)}</a> },
            { label: t('errands.field.provider'), value: record.provider },
            { label: t('errands.field.providerNumber'), value: record.providerNumber },
            { label: t('errands.field.askedAt'), value: time.at(record.askedAt) },
            { label: t('errands.field.submittedAt'), value: time.at(record.submittedAt) },
            { label: t('errands.field.appointment'), value: record.appointmentFrom && `${time.at(record.appointmentFrom)} – ${time.at(record.appointmentTo)}` },
            { label: t('errands.field.followedAt'), value: time.at(record.followedAt) },
            { label: t('errands.field.note'), value: record.note, isWide: true },
            { label: t('errands.field.result'), value: record.result, isWide: true },
          ]}
        />
      </FactGroup>
      {record.clocks.length > 0 && (
        <FactGroup title={t('shell.clocks.title')}>
          <ClockTable clocks={record.clocks} />
        </FactGroup>
      )}
      <Suspense>{opened && <ErrandActForm record={record} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
