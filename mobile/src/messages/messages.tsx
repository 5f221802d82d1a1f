import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Message } from '@guanjia/contract/platform.ts'
import { call } from '@guanjia/ui/api/call.ts'
import { invalidateModules, useAct, useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { faceOf, useCan, useSession } from '../app/session.tsx'
import { needsSomeone } from '../kit/clock-times.ts'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { problemText } from '../kit/problem.tsx'
import { toast } from '../kit/toast.tsx'
import { alertSubject, pathOf, type AlertSubject } from './message-path.ts'

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
  const can = useCan()
  const face = faceOf(useSession())
  const [, navigate] = useLocation()
  const path = pathOf(message, face === 'resident')
  const isUnread = message.readAt === null
  const subject = face !== 'resident' && can('sla:read') ? alertSubject(message) : null
  return (
    <article className={`card message level-${message.level}${isUnread ? ' is-unread' : ''}`}>
      <button
        type="button"
        className="message-open"
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
      {subject && isUnread && <SeenTo subject={subject} title={message.title} onDone={onRead} />}
    </article>
  )
}

/** "I see to it" without opening the record: speaks for every promise of it that is late and that nobody has taken up. */
function SeenTo({ subject, title, onDone }: { subject: AlertSubject; title: string; onDone: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const words = t('shell.clockStory.acknowledge')
  async function seeTo(): Promise<void> {
    setBusy(true)
    try {
      const input = { params: { id: subject.id } }
      const { items } = subject.type === 'case' ? await call('cases.caseClocks', input) : await call('workorders.workOrderClocks', input)
      const late = items.filter((clock) => needsSomeone(clock, Date.now()))
      for (const { id } of late) await call('sla.acknowledgeClock', { params: { id }, body: {} })
      toast(late.length > 0 ? t('shell.clockStory.acknowledgedDone') : t('mobile.messages.nothingLate'), late.length > 0 ? 'good' : 'plain')
      onDone()
    } catch (error) {
      toast(problemText(t, error), 'bad')
    } finally {
      setBusy(false)
      void invalidateModules(cache, ['cases', 'workorders'])
    }
  }
  return (
    <div className="record-act">
      <Button block fill="outline" color="primary" loading={isBusy} aria-label={`${words} ${title}`} onClick={() => void seeTo()}>
        {words}
      </Button>
    </div>
  )
}
