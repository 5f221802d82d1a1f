import { useEffect, useId, useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@guanjia/ui/api/call.ts'
import { invalidateModules, useCall } from '@guanjia/ui/api/query.ts'
import { useFindings } from '@guanjia/ui/language/findings.ts'
import { whenWords } from '@guanjia/ui/clock/when.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useLocale, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Section } from '../kit/facts.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'

/** What resident and house say to each other on a case, as a conversation; the same panel for both sides. */
export function Talk({ caseId, isClosed = false }: { caseId: string; isClosed?: boolean }) {
  const t = useT()
  const locale = useLocale()
  const time = useTime()
  const session = useSession()
  const isStaff = session.employeeId !== null
  const talk = useCall('residents.caseTalk', { params: { id: caseId } })
  const place = useRef<HTMLDivElement>(null)
  useReading(caseId, talk.data?.unread ?? 0, talk.data?.items.at(-1)?.at, place)
  const due = talk.data?.answerDueAt
  const when = (at: string): string => whenWords(at, Date.now(), { t, locale, timeZone: time.timeZone })
  return (
    <div ref={place} id="talk">
      <Section title={t('mobileResident.talk.title')}>
        {talk.data?.asksSince && (
          <p className={isStaff ? 'note note-warning' : 'note'}>
            {isStaff ? [t('mobileResident.talk.waits'), due && t('mobileResident.talk.due', { time: when(due) })].filter(Boolean).join(' · ') : due && t('mobileResident.talk.promised', { time: when(due) })}
          </p>
        )}
        {!talk.data && !talk.error && <Rows count={2} />}
        {talk.error && <ProblemNote error={talk.error} />}
        {talk.data?.items.length === 0 && <p className="muted">{t('mobileResident.talk.empty')}</p>}
        <ol className="talk">
          {talk.data?.items.map((line) => {
            const isOwnSide = (line.by === 'house') === isStaff
            return (
              <li key={line.id} className={isOwnSide ? 'talk-own' : undefined}>
                <p className="talk-text">{line.text}</p>
                <Pictures files={line.files} />
                <p className="talk-foot">
                  <span>{line.name || t('mobileResident.talk.house')}</span> <time dateTime={line.at}>{time.short(line.at)}</time>
                  {isOwnSide && <span>{t(line.isRead ? 'mobileResident.talk.read' : 'mobileResident.talk.unread')}</span>}
                </p>
              </li>
            )
          })}
        </ol>
        {!isClosed && <TalkComposer caseId={caseId} isStaff={isStaff} />}
      </Section>
    </div>
  )
}

/** Seen is what has been on the screen of somebody who looks at it. */
function useReading(caseId: string, unread: number, lastAt: string | undefined, place: { current: HTMLDivElement | null }): void {
  const cache = useQueryClient()
  useEffect(() => {
    const element = place.current
    if (unread === 0 || !lastAt || !element) return
    const watch = new IntersectionObserver((entries) => {
      if (document.visibilityState !== 'visible' || !entries.some((entry) => entry.isIntersecting)) return
      watch.disconnect()
      call('residents.readTalk', { params: { id: caseId }, body: { until: new Date(Date.parse(lastAt) + 1).toISOString() } }).then(
        () => invalidateModules(cache, ['residents', 'platform']),
        () => undefined,
      )
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [caseId, unread, lastAt, place, cache])
}

function TalkComposer({ caseId, isStaff }: { caseId: string; isStaff: boolean }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const key = `${account.id}:talk:${caseId}`
  const [draft, change, forget] = useDraft(key, { note: '' })
  const photos = usePhotos(key)
  const [isAdding, setAdding] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, isBusy, error } = useSend('cases.commentOnCase', `talk:${caseId}`, ['cases', 'residents', 'platform'])
  const findings = useFindings(isStaff ? draft.note : '')
  const refused = findings.filter(({ level }) => level === 'block')
  const noteId = useId()
  const words = t(isStaff ? 'mobileResident.talk.writeStaff' : 'mobileResident.talk.write')
  async function submit(): Promise<void> {
    if (!draft.note.trim()) return
    setUploadError(null)
    try {
      const fileIds = await photos.settle()
      if ((await send({ params: { id: caseId }, body: { note: draft.note.trim(), isVisibleToResident: true, fileIds } })) === null) return
      forget()
      photos.clear()
      setAdding(false)
    } catch (problem) {
      setUploadError(problem)
    }
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <textarea
        className="input"
        rows={1}
        maxLength={5000}
        aria-label={words}
        aria-describedby={refused.length > 0 ? noteId : undefined}
        placeholder={words}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      {refused.length > 0 && (
        <p className="field-error" id={noteId}>
          {refused.map(({ start, end, kind, suggestion }) => [draft.note.slice(start, end), label('wordReason', kind), suggestion].filter(Boolean).join(' · ')).join('\n')}
        </p>
      )}
      {(isAdding || photos.photos.length > 0) && <PhotoField label={t('mobileResident.talk.photo')} draft={photos} />}
      {(draft.note.trim() !== '' || isAdding) && (
        <div className="composer-foot">
          <button type="button" className="text-button" onClick={() => setAdding(true)}>
            {t('mobileResident.talk.photo')}
          </button>
          <Button type="submit" color="primary" size="small" loading={isBusy} disabled={draft.note.trim() === ''}>
            {t('mobileResident.talk.send')}
          </Button>
        </div>
      )}
      <ProblemNote error={error ?? uploadError} isKept />
    </form>
  )
}
