import { Button, Empty, Segmented } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct, useCall, useT } from '@guanjia/ui'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { MessageLine } from './message-line.tsx'

/** All messages to me, newest first. */
export function Messages() {
  const t = useT()
  const state = useListState()
  const unread = state.search.unread === 'true'
  const messages = useCall(
    'platform.listMessages',
    { query: { limit: 50, cursor: state.cursor, filter: unread ? { unread: true } : {} } },
    { placeholderData: keepPreviousData },
  )
  const read = useAct('platform.readMessages', ['platform'])
  const next = messages.data?.nextCursor
  return (
    <div className="gj-page" style={{ maxWidth: 860 }}>
      <div className="gj-page-head">
        <h1>{t('shell.messages.title')}</h1>
        <Segmented
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('shell.messages.every') },
            { value: 'unread', label: t('shell.messages.unread', { n: messages.data?.unread ?? 0 }) },
          ]}
          onChange={(value) => state.change({ unread: value === 'unread' ? 'true' : undefined })}
        />
        <Button style={{ marginLeft: 'auto' }} disabled={!messages.data?.unread} onClick={() => read.mutate({ body: { action: 'read' } })}>
          {t('shell.messages.readAll')}
        </Button>
      </div>
      {messages.error && !messages.data && <ProblemAlert error={messages.error} onRetry={() => void messages.refetch()} />}
      <section className="gj-card">
        <ul className="gj-body">
          {messages.data?.items.map((message) => (
            <li key={message.id}>
              <MessageLine message={message} />
            </li>
          ))}
        </ul>
        {messages.data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('shell.messages.none')} style={{ padding: 32 }} />
        )}
      </section>
      {(state.page > 1 || next) && (
        <div className="gj-row" style={{ justifyContent: 'center' }}>
          <Button disabled={state.page === 1} onClick={state.previous}>
            {t('shell.list.previous')}
          </Button>
          <Button disabled={!next} onClick={() => next && state.next(next)}>
            {t('shell.list.next')}
          </Button>
        </div>
      )}
    </div>
  )
}
