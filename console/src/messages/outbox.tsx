import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { Drawer } from 'antd'
import { useCall, useT, useTime, type CallResult } from '@guanjia/ui'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'

type Sent = CallResult<'platform.outbox'>['items'][number]

/** For development and operators: everything that was sent or waits, on every channel. */
export function Outbox() {
  const t = useT()
  const time = useTime()
  const state = useListState()
  const [shown, setShown] = useState<Sent | null>(null)
  const rows = useCall('platform.outbox', { query: { limit: 50, cursor: state.cursor } }, { placeholderData: keepPreviousData })
  const columns: Column<Sent>[] = [
    { key: 'at', title: t('shell.outbox.at'), width: 120, render: (row) => time.at(row.at) },
    { key: 'state', title: t('shell.field.status'), width: 110, render: (row) => <SentState sent={row} /> },
    { key: 'channel', title: t('shell.field.channel'), width: 100, render: (row) => row.channel },
    { key: 'to', title: t('shell.outbox.to'), width: 160, render: (row) => row.to },
    { key: 'title', title: t('shell.field.title'), width: 260, render: (row) => row.title },
    { key: 'body', title: t('shell.outbox.body'), render: (row) => row.body },
    { key: 'attempts', title: t('shell.outbox.attempts'), width: 70, align: 'right', render: (row) => row.attempts },
    { key: 'failure', title: t('shell.outbox.failure'), width: 200, render: (row) => row.failure },
  ]
  return (
    <>
      <RecordList
        name="outbox"
        title={t('shell.nav.outbox')}
        columns={columns}
        filters={[]}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={setShown}
        empty={{ title: t('shell.outbox.empty') }}
      />
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={shown?.title} size={480}>
        {shown && (
          <Facts
            facts={[
              { label: t('shell.outbox.to'), value: shown.to },
              { label: t('shell.field.channel'), value: shown.channel },
              { label: t('shell.field.status'), value: <SentState sent={shown} /> },
              { label: t('shell.outbox.sentAt'), value: time.at(shown.sentAt) },
              { label: t('shell.outbox.failure'), value: shown.failure, isWide: true },
              { label: t('shell.outbox.body'), value: shown.body, isWide: true },
            ]}
          />
        )}
      </Drawer>
    </>
  )
}

function SentState({ sent }: { sent: Sent }) {
  const t = useT()
  const look = sent.failure
    ? ({ tone: 'overdue', shape: 'triangle' } as const)
    : sent.sentAt
      ? ({ tone: 'done', shape: 'tick' } as const)
      : ({ tone: 'idle', shape: 'ring' } as const)
  return <Look look={look} text={t(`shell.outbox.state.${sent.state}` as 'shell.outbox.state.sent', { defaultValue: sent.state })} />
}
