import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import { MessageLine } from '../messages/message-line.tsx'

const SHOWN = 8

/** The last messages and how many are unread; the stream keeps it fresh. */
export function MessagesBell() {
  const t = useT()
  const [open, setOpen] = useState(false)
  const messages = useCall('platform.listMessages', { query: { limit: SHOWN } }, { refetchInterval: 300_000 })
  const read = useAct('platform.readMessages', ['platform'])
  const unread = messages.data?.unread ?? 0
  const content = (
    <div style={{ width: 380 }}>
      <div className="gj-row" style={{ marginBottom: 4 }}>
        <h2 className="gj-grow">{t('shell.messages.title')}</h2>
        <Button type="link" size="small" disabled={unread === 0} onClick={() => read.mutate({ body: { action: 'read' } })}>
          {t('shell.messages.readAll')}
        </Button>
      </div>
      <ul>
        {messages.data?.items.map((message) => (
          <li key={message.id}>
            <MessageLine message={message} onOpen={() => setOpen(false)} />
          </li>
        ))}
      </ul>
      {messages.data?.items.length === 0 && (
        <p className="gj-quiet" style={{ padding: '16px 0' }}>
          {t('shell.messages.none')}
        </p>
      )}
      <Link to="/messages" onClick={() => setOpen(false)}>
        {t('shell.messages.all')}
      </Link>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
      <Button
        type="text"
        aria-label={t('shell.messages.bell', { n: unread })}
        icon={
          <Badge count={unread} size="small" overflowCount={99} color="#cf1322" offset={[4, -2]}>
            <BellOutlined style={{ fontSize: 16 }} />
          </Badge>
        }
      />
    </Popover>
  )
}
