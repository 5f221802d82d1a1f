import { useLocation } from 'wouter'
import type { Message } from '@guanjia/contract/platform.ts'
import { useAct, useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { faceOf, useSession } from '../app/session.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'

/** What the system told me, newest first; a tap opens what it is about. */
export function Messages() {
  const t = useT()
  const answer = useCall('platform.listMessages', { query: { limit: 100 } })
  const read = useAct('platform.readMessages')
  const unread = answer.data?.unread ?? 0
  return (
    <Page
      title={t('mobile.messages.title')}
      trailing={
        unread > 0 && (
          <button type="button" className="text-button" disabled={read.isPending} onClick={() => read.mutate({ body: { action: 'read' } })}>
            {t('mobile.messages.readAll')}
          </button>
        )
      }
    >
      <Refreshable modules={['platform']}>
        <ListState answer={answer} empty={<Empty title={t('mobile.messages.emptyTitle')} text={t('mobile.messages.emptyText')} />}>
          {(messages) =>
            messages.map((message) => (
              <MessageCard key={message.id} message={message} onRead={() => read.mutate({ body: { action: 'read', ids: [message.id] } })} />
            ))
          }
        </ListState>
      </Refreshable>
    </Page>
  )
}

function MessageCard({ message, onRead }: { message: Message; onRead: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const face = faceOf(useSession())
  const [, navigate] = useLocation()
  const path = pathOf(message, face === 'resident')
  const isUnread = message.readAt === null
  return (
    <button
      type="button"
      className={`card message level-${message.level}${isUnread ? ' is-unread' : ''}`}
      onClick={() => {
        if (isUnread) onRead()
        if (path) navigate(path)
      }}
    >
      <span className="message-head">
        <strong>{message.title}</strong>
        {isUnread && <span className="unread-dot" role="img" aria-label={t('mobile.messages.unreadMark')} />}
      </span>
      {message.body && <span className="message-body">{message.body}</span>}
      <span className="record-bottom">
        {message.level !== 'info' && <span className="mark mark-warning">{label('messageLevel', message.level)}</span>}
        <time className="muted tabular" dateTime={message.at}>
          {time.short(message.at)}
        </time>
      </span>
    </button>
  )
}

function pathOf(message: Message, isResident: boolean): string | null {
  if (!message.recordId) return null
  if (message.recordType === 'case') return `/cases/${message.recordId}`
  return message.recordType === 'work_order' && !isResident ? `/work-orders/${message.recordId}` : null
}
