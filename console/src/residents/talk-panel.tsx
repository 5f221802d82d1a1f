import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, invalidateModules, useAct, useCall, useT, useTime, type ScriptValues } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { Look } from '../kit/status-tag.tsx'
import './talk-panel.css'

/** The conversation with the resident of a case: what is unread, what waits for an answer and until when, and the answer itself. */
export function TalkPanel({ record, values }: { record: Case; values?: ScriptValues }) {
  const t = useT()
  const time = useTime()
  const cache = useQueryClient()
  const { message } = App.useApp()
  const complain = useComplain()
  const talk = useCall('residents.caseTalk', { params: { id: record.id } })
  const comment = useAct('cases.commentOnCase', ['cases', 'residents', 'platform'])
  const [note, setNote] = useState('')
  const end = useRef<HTMLDivElement>(null)
  const last = talk.data?.items.at(-1)
  const unread = talk.data?.unread ?? 0
  useEffect(() => {
    if (!last || unread === 0 || document.visibilityState !== 'visible') return
    const until = new Date(Date.parse(last.at) + 1).toISOString()
    call('residents.readTalk', { params: { id: record.id }, body: { until } }).then(
      () => invalidateModules(cache, ['residents', 'platform']),
      () => undefined,
    )
  }, [cache, last, unread, record.id])
  const send = (): void => {
    if (!note.trim() || comment.isPending) return
    comment.mutate(
      { params: { id: record.id }, body: { note: note.trim(), isVisibleToResident: true } },
      {
        onError: complain,
        onSuccess: () => {
          setNote('')
          void message.success(t('residents.send'))
          end.current?.scrollIntoView({ block: 'nearest' })
        },
      },
    )
  }
  if (!talk.data) return null
  const { asksSince, answerDueAt, items } = talk.data
  const isOver = ['closed', 'cancelled', 'invalid'].includes(record.status)
  return (
    <FactGroup
      title={t('residents.talkTitle')}
      extra={asksSince && <Look look={{ tone: 'soon', shape: 'bell' }} text={[t('residents.talkWaits'), answerDueAt && t('residents.talkDue', { time: time.short(answerDueAt) })].filter(Boolean).join(' · ')} />}
    >
      {items.length === 0 && <p className="gj-quiet">{t('residents.talkEmpty')}</p>}
      <ol className="gj-talk">
        {items.map((line) => (
          <li key={line.id} data-by={line.by}>
            <p className="gj-talk-text">{line.text}</p>
            <FileStrip files={line.files} />
            <p className="gj-quiet">
              {line.name} <time dateTime={line.at}>{time.short(line.at)}</time>
              {line.by === 'house' && ` · ${t(line.isRead ? 'residents.read' : 'residents.unread')}`}
            </p>
          </li>
        ))}
      </ol>
      <div ref={end} />
      {!isOver && (
        <div className="gj-stack" style={{ gap: 8 }}>
          <ResidentText
            value={note}
            onChange={setNote}
            minRows={1}
            values={values}
            aria-label={t('residents.write')}
            placeholder={t('residents.write')}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            }}
          />
          {note.trim() !== '' && (
            <Button type="primary" loading={comment.isPending} onClick={send} style={{ alignSelf: 'end' }}>
              {t('residents.send')}
            </Button>
          )}
        </div>
      )}
    </FactGroup>
  )
}
