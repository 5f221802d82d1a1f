import { PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { placesInWords, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Outage } from '@guanjia/contract/relations.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { Askers } from './askers.tsx'
import { CallList } from './call-list.tsx'
import { OUTAGE_LOOK } from './looks.ts'
import './care.css'

const OutageActForm = lazy(() => import('./outage-act-form.tsx').then(({ OutageActForm }) => ({ default: OutageActForm })))

export function OutagePage() {
  const { id } = useParams({ from: '/shell/care/outages/$id' })
  const found = useCall('relations.getOutage', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} record={found.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Outage }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const { modal, message } = App.useApp()
  const [opened, setOpened] = useState<'prolong' | 'cancel' | null>(null)
  const act = useAct('relations.actOnOutage', ['relations', 'cases'])
  const end = (): void => {
    void modal.confirm({
      title: t('care.outage.endTitle'),
      content: t('care.outage.endHint'),
      okText: t('care.outage.end'),
      cancelText: t('shell.cancel'),
      onOk: () => act.mutateAsync({ params: { id: record.id }, body: { action: 'end', version: record.version } }).then(() => message.success(t('care.outage.ended')), complain),
    })
  }
  const acts: Act[] = []
  if (record.mayAct) {
    if (record.state === 'now') acts.push({ key: 'end', text: t('care.outage.end'), onClick: end })
    acts.push({ key: 'prolong', text: t('care.outage.prolong'), onClick: () => setOpened('prolong') })
    acts.push({ key: 'cancel', text: t('care.outage.cancel'), isDanger: true, onClick: () => setOpened('cancel') })
  }
  return (
    <RecordPage
      number={record.number}
      title={`${label('outageKind', record.kind)} · ${placesInWords(record.places, (places, n) => t('care.outage.morePlaces', { places, n }))}`}
      tags={
        <>
          <Look look={record.isLate ? { tone: 'overdue', shape: 'triangle' } : OUTAGE_LOOK[record.state]} text={record.isLate ? t('care.outage.late') : label('outageState', record.state)} />
          <span className="gj-strong">
            {time.at(record.fromAt)} – {time.at(record.endedAt ?? record.untilAt)}
          </span>
          <span className="gj-quiet">{record.isPlanned ? t('care.outage.planned') : t('care.outage.sudden')}</span>
        </>
      }
      acts={
        <ActionBar acts={acts} hasNext={record.state === 'now'}>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('care.calls.print')}
          </Button>
        </ActionBar>
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('care.outage.facts')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('care.outage.reason'), value: record.reason, isWide: true },
                { label: t('care.outage.notice'), value: record.noticeText, isWide: true },
                { label: t('care.outage.where'), value: record.places.map(({ name }) => name).join('、'), isWide: true },
              ]}
            />
          </div>
          <Askers outage={record} />
        </>
      }
    >
      <FactGroup title={t('care.calls.title')} extra={<span className="gj-quiet gj-small">{t('care.calls.progress', record.calls)}</span>}>
        <CallList outage={record} />
      </FactGroup>
      <Suspense>{opened && <OutageActForm record={record} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
