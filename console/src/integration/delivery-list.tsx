import { keepPreviousData } from '@tanstack/react-query'
import { Alert, App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime, type StatusLook } from '@guanjia/ui'
import type { Channel, Delivery, DeliveryState } from '@guanjia/contract/integration.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { Facts } from '../kit/record-page.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { KINDS } from './channels.tsx'

const LOOKS: Record<DeliveryState, StatusLook> = {
  waiting: { tone: 'idle', shape: 'ring' }, sending: { tone: 'active', shape: 'half' }, sent: { tone: 'done', shape: 'tick' }, maybe_sent: { tone: 'soon', shape: 'bell' }, failed: { tone: 'overdue', shape: 'triangle' }, merged: { tone: 'idle', shape: 'ring' }, skipped: { tone: 'idle', shape: 'pause' },
} as Record<DeliveryState, StatusLook>
const STATES = Object.keys(LOOKS) as DeliveryState[]

/** Every message that left the house or should have, with what became of it. */
export function DeliveryList() {
  const t = useT()
  const time = useTime()
  const state = useListState()
  const [shownId, setShownId] = useState<string | null>(null)
  const filter = { state: many<DeliveryState>(state.search.state), channel: many<Channel>(state.search.channel), from: state.search.from, to: state.search.to }
  const rows = useCall('integration.listDeliveries', { query: { limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const shown = rows.data?.items.find(({ id }) => id === shownId) ?? null
  const bulk = useWordedBulk('/deliveries/{id}/actions', ['integration'], [{ action: 'resend', name: t('integration.deliveries.resend') }, { action: 'give_up', name: t('integration.deliveries.giveUp'), isDanger: true }])
  const columns: Column<Delivery>[] = [
    { key: 'at', title: t('integration.deliveries.at'), width: 130, render: (row) => time.at(row.at) },
    { key: 'state', title: t('integration.deliveries.state'), width: 120, render: (row) => <Look look={LOOKS[row.state]} text={t(`integration.deliveries.stateOf.${row.state}`)} /> },
    { key: 'channel', title: t('integration.deliveries.channel'), width: 130, render: (row) => t(`integration.channels.kind.${row.channel}`) },
    { key: 'to', title: t('integration.deliveries.to'), width: 190, render: (row) => row.to || row.via },
    { key: 'title', title: t('integration.deliveries.headline'), render: (row) => <span className="gj-clip">{row.title}</span> },
    { key: 'attempts', title: t('integration.deliveries.attempts'), width: 70, align: 'right', render: (row) => row.attempts },
    { key: 'failure', title: t('integration.deliveries.failure'), width: 260, render: (row) => <span className="gj-clip" title={row.failure ?? ''}>{row.failure}</span> },
  ]
  return (
    <>
      <RecordList
        name="deliveries"
        title={t('integration.deliveries.title')}
        columns={columns}
        filters={[
          { key: 'state', kind: 'choices', label: t('integration.deliveries.state'), choices: STATES.map((value) => ({ value, label: t(`integration.deliveries.stateOf.${value}`) })) },
          { key: 'channel', kind: 'choices', label: t('integration.deliveries.channel'), choices: KINDS.map((value) => ({ value, label: t(`integration.channels.kind.${value}`) })) },
          { key: 'period', kind: 'period', label: t('integration.deliveries.at') },
        ]}
        views={[
          { key: 'all', name: t('integration.deliveries.all'), query: '' },
          { key: 'problems', name: t('integration.deliveries.problems'), query: 'state=failed,maybe_sent' },
        ]}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => setShownId(row.id)}
        bulk={bulk}
        exportHref={(format) => urlOf('integration.exportDeliveries', { query: { format, filter } })}
        empty={{ title: t('integration.deliveries.empty') }}
      />
      <Drawer open={shown !== null} onClose={() => setShownId(null)} title={shown?.title} size={520}>
        {shown && <Detail delivery={shown} onDone={() => setShownId(null)} />}
      </Drawer>
    </>
  )
}

function Detail({ delivery, onDone }: { delivery: Delivery; onDone: () => void }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const act = useAct('integration.actOnDelivery')
  const run = (action: 'resend' | 'give_up'): void =>
    act.mutate({ params: { id: delivery.id }, body: { action } }, { onError: complain, onSuccess: () => { void message.success(t(action === 'resend' ? 'integration.deliveries.resent' : 'integration.deliveries.gaveUp')); onDone() } })
  return (
    <div className="gj-stack">
      {delivery.state === 'maybe_sent' && <Alert type="warning" showIcon title={t('integration.deliveries.maybe')} />}
      <Facts
        facts={[
          { label: t('integration.deliveries.state'), value: <Look look={LOOKS[delivery.state]} text={t(`integration.deliveries.stateOf.${delivery.state}`)} /> },
          { label: t('integration.deliveries.channel'), value: t(`integration.channels.kind.${delivery.channel}`) },
          { label: t('integration.deliveries.via'), value: delivery.via },
          { label: t('integration.deliveries.to'), value: delivery.to },
          { label: t('integration.deliveries.kind'), value: delivery.kind },
          { label: t('integration.deliveries.at'), value: time.at(delivery.at) },
          { label: t('integration.deliveries.sentAt'), value: time.at(delivery.sentAt) },
          { label: t('integration.deliveries.dueAt'), value: time.at(delivery.dueAt) },
          { label: t('integration.deliveries.attempts'), value: delivery.attempts },
          { label: t('integration.deliveries.providerId'), value: delivery.providerId, isWide: true },
          { label: t('integration.deliveries.failure'), value: delivery.mergedInto ? t('integration.deliveries.merged') : delivery.failure, isWide: true },
          { label: t('integration.deliveries.body'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{delivery.body}</span>, isWide: true },
        ]}
      />
      <div className="gj-row">
        {delivery.allowedActions.includes('resend') && (
          <Button type="primary" loading={act.isPending} onClick={() => run('resend')}>
            {t('integration.deliveries.resend')}
          </Button>
        )}
        {delivery.allowedActions.includes('give_up') && (
          <Button danger loading={act.isPending} onClick={() => run('give_up')}>
            {t('integration.deliveries.giveUp')}
          </Button>
        )}
      </div>
    </div>
  )
}
