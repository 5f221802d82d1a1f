import { useEffect, useState, useSyncExternalStore } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { ErrorCode } from '@guanjia/contract'
import { ProblemError } from '@guanjia/ui/api/call.ts'
import { formatBytes } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT, type T } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { isConnectionLost, subscribeConnection } from '../kit/connection.ts'
import { Empty } from '../kit/empty.tsx'
import { forgetUnder } from '../kit/kept.ts'
import { problemText } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { sendNow, sendState, subscribeSending } from '../outbox/background.ts'
import type { Operation } from '../outbox/operations.ts'
import { sendingProgress, subscribeProgress } from '../outbox/progress.ts'
import { discard, tryAgain } from '../outbox/store.ts'
import { conflictPlace } from './bundle-store.ts'
import { readAgain, useBack, useInspections } from './use-inspections.ts'
import './inspections.css'

/** All that the server does not know yet, each thing by itself; nothing leaves this list but by arriving or by a person's word. */
export function Unsent() {
  const t = useT()
  const time = useTime()
  const { operations, conflicts, accountId, isLoaded } = useInspections()
  const sending = useSyncExternalStore(subscribeSending, sendState)
  const isLost = useSyncExternalStore(subscribeConnection, isConnectionLost)
  const [giving, setGiving] = useState<Operation | null>(null)
  const waiting = operations.filter(({ state }) => state === 'waiting').length
  const state = isLost || sending.trouble === 'stop' ? 'offline' : sending.isSending ? 'sending' : sending.trouble === 'later' ? 'later' : 'soon'
  async function know(id: string): Promise<void> {
    await forgetUnder(conflictPlace(accountId) + id)
    await readAgain()
  }
  return (
    <Page
      title={t('mobileInspections.unsent.title')}
      back={useBack()}
      foot={
        waiting > 0 && (
          <Button block size="large" color="primary" loading={sending.isSending} onClick={sendNow}>
            {t('mobileInspections.unsent.now')}
          </Button>
        )
      }
    >
      {!isLoaded && <Rows />}
      {waiting > 0 && (
        <p className="note" role="status">
          {t(`mobileInspections.unsent.state.${state}`)}
          {sending.nextAt !== null && state === 'later' && ` ${t('mobileInspections.unsent.next', { time: time.short(new Date(sending.nextAt).toISOString()) })}`}
        </p>
      )}
      {conflicts.map((one) => (
        <section key={one.id} className="card form is-contested">
          <strong>▲ {one.title}</strong>
          <p>{t(one.what === 'over' ? 'mobileInspections.unsent.over' : 'mobileInspections.unsent.conflict')}</p>
          <p className="muted">{time.at(one.at)}</p>
          <Button block onClick={() => void know(one.id)}>
            {t('mobileInspections.unsent.known')}
          </Button>
        </section>
      ))}
      {isLoaded && operations.length === 0 && <Empty title={t('mobileInspections.unsent.none')} text={t('mobileInspections.unsent.noneText')} />}
      {operations.map((one) => (
        <Waiting key={one.order} operation={one} onDiscard={() => setGiving(one)} />
      ))}
      <Room />
      {giving && (
        <Sheet
          open
          title={t('mobileInspections.unsent.giveUpTitle', { name: giving.title })}
          closeLabel={t('mobile.close')}
          onClose={() => setGiving(null)}
          footer={
            <Button block size="large" color="danger" onClick={() => void discard(giving).then(() => setGiving(null))}>
              {t('mobileInspections.unsent.giveUp')}
            </Button>
          }
        >
          <p>{t('mobileInspections.unsent.giveUpText')}</p>
        </Sheet>
      )}
    </Page>
  )
}

function Waiting({ operation, onDiscard }: { operation: Operation; onDiscard: () => void }) {
  const t = useT()
  const time = useTime()
  const label = useLabel()
  const { work, refusal, pictureIds } = operation
  const progress = useSyncExternalStore(subscribeProgress, sendingProgress).get(operation.id)
  const what = work.kind === 'act' ? label('roundAction', work.body.action) : work.kind === 'finding' ? label('findingAction', work.body.action) : work.kind === 'violationAct' ? label('violationAction', work.body.action) : work.kind === 'defectAct' ? label('defectAction', work.body.action) : work.kind === 'environment' ? t(`mobileEnvironment.what.${work.work.what}`) : work.kind === 'facility' ? label('facilityAction', work.body.action) : t(`mobileInspections.unsent.what.${work.kind}`)
  return (
    <article className="card form">
      <p className="record-top">
        <strong>{operation.title}</strong>
        <span className={refusal ? 'is-bad' : 'muted'}>{refusal ? `▲ ${t('mobileInspections.unsent.no')}` : t('mobileInspections.unsent.one')}</span>
      </p>
      <p className="muted">{[what, time.at(operation.doneAt), pictureIds.length > 0 && t('mobileInspections.unsent.photos', { count: pictureIds.length })].filter(Boolean).join(' · ')}</p>
      {!refusal && progress && progress.bytes > 0 && (
        <p className="round-progress">
          <progress aria-label={t('mobileInspections.unsent.progress')} value={progress.sent} max={progress.bytes} />
          <span>{t('mobileInspections.unsent.sent', { sent: formatBytes(progress.sent), all: formatBytes(progress.bytes) })}</span>
        </p>
      )}
      {refusal && (
        <>
          <p className="problem" role="alert">
            {refusalText(t, refusal)}
          </p>
          <div className="two-acts">
            <Button color="danger" fill="outline" onClick={onDiscard}>
              {t('mobileInspections.unsent.giveUp')}
            </Button>
            <Button block color="primary" onClick={() => void tryAgain(operation)}>
              {t('mobileInspections.unsent.again')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}

function refusalText(t: T, { code, detail }: NonNullable<Operation['refusal']>): string {
  const words = problemText(t, new ProblemError(code as ErrorCode, null, detail))
  return detail ? `${words} · ${detail}` : words
}

/** How much room the phone gives us and how much is used; nothing where the browser does not say. */
function Room() {
  const t = useT()
  const [room, setRoom] = useState<{ usage: number; quota: number } | null>(null)
  useEffect(() => {
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- not there on plain http
    void navigator.storage?.estimate?.().then(({ usage, quota }) => usage !== undefined && quota !== undefined && setRoom({ usage, quota })).catch(() => undefined)
  }, [])
  return room && <p className="muted page-hint">{t('mobileInspections.unsent.room', { used: formatBytes(room.usage), all: formatBytes(room.quota) })}</p>
}
