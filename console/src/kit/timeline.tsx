import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { formatMoney, useLabel, useT, useTime, type ScriptValues, type T } from '@guanjia/ui'
import type { FileRef, TimelineEntry } from '@guanjia/contract/shared.ts'
import { FileStrip, FileUpload } from './file-strip.tsx'
import { readKept, writeKept } from './kept.ts'
import { isId, useNames } from './names.ts'
import { ProblemAlert } from './problem.tsx'
import { ResidentText } from './resident-text.tsx'
import { useUploading } from './uploads.ts'
import './timeline.css'

/** Which words a record uses for its actions and states. */
export type TimelineWords = 'case' | 'work_order' | 'archive' | 'visit' | 'opportunity' | 'key_customer' | 'article' | 'application'

interface Comment {
  note: string
  fileIds: string[]
  isVisibleToResident: boolean
}

interface Props {
  entries: readonly TimelineEntry[] | undefined
  words: TimelineWords
}

const STATUS_WORDS = { case: 'caseStatus', work_order: 'workOrderStatus', visit: 'visitStatus', archive: 'caseStatus', article: 'articleState', opportunity: 'opportunityStatus', key_customer: 'opportunityStatus', application: 'applicationState' } as const

/** Everything that happened, newest first: who, when, what, from → to. */
export function Timeline({ entries, words }: Props) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const names = useNames(entries?.some(({ changes }) => changes.some(({ from, to }) => isId(from) || isId(to))) ?? false)
  if (!entries) return null
  const newestFirst = entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1))
  const status = (value: string): string => label(STATUS_WORDS[words], value)
  return (
    <ol className="gj-timeline" aria-label={t('shell.timeline.label')}>
      {newestFirst.map((entry) => {
        // What the note says already is not said twice.
        const changes = entry.changes
          .filter(({ to }) => to !== entry.note)
          .map(({ field, from, to }) => ({
            field,
            from: plain(from, field, { t, label, names, at: time.at }),
            to: plain(to, field, { t, label, names, at: time.at }),
          }))
          .filter(({ from, to }) => from !== undefined && to !== undefined)
        return (
          <li key={entry.id} data-move={entry.toStatus !== null && entry.toStatus !== entry.fromStatus} data-actor={entry.actor.kind}>
            <div className="gj-timeline-head">
              <strong>{actionWords(entry.action, words, t)}</strong>
              <span className="gj-quiet">{entry.actor.kind === 'system' ? label('actorKind', 'system') : entry.actor.name}</span>
              {entry.toStatus && entry.toStatus !== entry.fromStatus && (
                <span className="gj-quiet gj-small">
                  {entry.fromStatus ? `${status(entry.fromStatus)} → ` : ''}
                  {status(entry.toStatus)}
                </span>
              )}
              {entry.isVisibleToResident && (
                <span className="gj-small gj-tone" data-tone="done">
                  {t('shell.timeline.visible')}
                </span>
              )}
              <time dateTime={entry.at} title={lateness(entry, t, time.at)}>
                {time.at(entry.at)}
                {isLate(entry) ? ' *' : ''}
              </time>
            </div>
            {entry.note && <p className="gj-timeline-note">{entry.note}</p>}
            {changes.length > 0 && (
              <ul className="gj-timeline-changes">
                {changes.map(({ field, from, to }) => (
                  <li key={field}>
                    {fieldWords(field, t)}：{from} → {to}
                  </li>
                ))}
              </ul>
            )}
            {entry.files.length > 0 && (
              <div style={{ marginTop: 6 }}>
                <FileStrip files={entry.files} />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const LATE_MS = 120_000
/** Recorded clearly later than it happened: work without a network, or a back-dated note. */
function isLate(entry: TimelineEntry): boolean {
  return Date.parse(entry.recordedAt) - Date.parse(entry.at) > LATE_MS
}
function lateness(entry: TimelineEntry, t: T, at: (instant: string) => string): string | undefined {
  return isLate(entry) ? t('shell.timeline.recordedAt', { time: at(entry.recordedAt) }) : undefined
}

function actionWords(action: string, words: TimelineWords, t: T): string {
  // Help of other departments and teams stand on the timeline of what they are for.
  if (/^(assist|team)_/.test(action)) return t(`tasks.onRecord.${action}` as never, { defaultValue: action })
  if (words === 'opportunity') return t([`enum.opportunityAction.${action}`, `shell.timeline.action.${action}`] as never, { defaultValue: action })
  if (words === 'key_customer') return t([`keyCustomers.happening.${action}`, `shell.timeline.action.${action}`] as never, { defaultValue: action })
  // Acts on a complaint stand on the timeline of its case.
  const ofComplaint = /^complaint_(\w+)$/.exec(action)
  if (ofComplaint) return t(`enum.complaintAction.${ofComplaint[1]}` as never, { defaultValue: action })
  const own =
    words === 'case'
      ? `enum.caseAction.${action}`
      : words === 'work_order'
        ? `enum.workOrderAction.${action}`
        : words === 'visit'
          ? `enum.visitAction.${action}`
          : words === 'article'
            ? `enum.articleAction.${action}`
            : words === 'application'
              ? `enum.applicationAction.${action}`
              : `shell.timeline.action.${action}`
  return t([own, `enum.redressHappening.${action}`, `shell.timeline.action.${action}`] as never, { defaultValue: action })
}

/** `category_id` and `categoryId` are both the category. */
function fieldKey(field: string): string {
  return field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/Id$/, '')
}
function fieldWords(field: string, t: T): string {
  if (field === 'team') return t('headoffice.team.members')
  return t(`shell.field.${fieldKey(field)}` as 'shell.field.title', { defaultValue: field })
}

const CHOICES = {
  urgency: 'urgency',
  grade: 'grade',
  kind: 'caseKind',
  channel: 'channel',
  status: 'caseStatus',
  state: 'unitState',
  use: 'unitUse',
  sex: 'sex',
  placeKind: 'placeKind',
  wish: 'wish',
  waitReason: 'waitReason',
  suspendReason: 'waitReason',
  role: 'occupancyRole',
  fivePieces: 'fivePiece',
} as const

interface Words {
  t: T
  label: ReturnType<typeof useLabel>
  names: (id: string) => string | undefined
  at: (instant: string) => string
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** A recorded value in words; an id that nobody here can name is undefined. */
function plain(value: unknown, field: string, words: Words): string | undefined {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '—'
  if (isId(value)) return words.names(value)
  const group = CHOICES[fieldKey(field) as keyof typeof CHOICES]
  if (group && typeof value === 'string') return words.label(group, value)
  if (typeof value === 'string' && INSTANT.test(value)) return words.at(value)
  if (typeof value === 'boolean') return value ? words.t('shell.yes') : words.t('shell.no')
  if (field.endsWith('_fen') && typeof value === 'number') return formatMoney(value)
  if (Array.isArray(value)) return value.map((one) => plain(one, field, words) ?? '…').join('、')
  if (typeof value === 'object')
    return Object.values(value)
      .filter((inner) => typeof inner === 'string' || typeof inner === 'number')
      .join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Writes a note or a message to the resident; Ctrl+Enter sends; the draft survives a reload. */
export function Composer({
  recordId,
  onSend,
  canReachResident = true,
  values,
}: {
  recordId: string
  onSend: (comment: Comment) => Promise<unknown>
  canReachResident?: boolean
  /** What scripts for the resident are filled with. */
  values?: ScriptValues
}) {
  const t = useT()
  const key = `draft.comment.${recordId}`
  const [note, setNote] = useState(() => readKept<string>(key) ?? '')
  const [files, setFiles] = useState<FileRef[]>([])
  const [isVisible, setVisible] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const write = (value: string): void => {
    setNote(value)
    writeKept(key, value || undefined)
  }
  const uploading = useUploading()
  const send = async (): Promise<void> => {
    if (!note.trim() || busy || uploading > 0) return
    setBusy(true)
    setError(null)
    try {
      await onSend({ note: note.trim(), fileIds: files.map(({ id }) => id), isVisibleToResident: isVisible })
      write('')
      setFiles([])
      setVisible(false)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  }
  return (
    <div className="gj-composer gj-screen-only">
      <ResidentText
        value={note}
        onChange={write}
        onKeyDown={onKeyDown}
        isForResident={isVisible}
        minRows={2}
        max={5000}
        values={values}
        placeholder={t('shell.timeline.placeholder')}
        aria-label={t('shell.timeline.placeholder')}
      />
      <ProblemAlert error={error} />
      <div className="gj-row gj-wrap">
        <div className="gj-grow">
          <FileUpload value={files} onChange={setFiles} />
        </div>
        {canReachResident && (
          <Checkbox checked={isVisible} onChange={({ target }) => setVisible(target.checked)}>
            {t('shell.timeline.toResident')}
          </Checkbox>
        )}
        <Button size="small" type="primary" ghost disabled={!note.trim() || uploading > 0} loading={busy} onClick={() => void send()}>
          {uploading > 0 ? t('shell.files.uploading', { n: uploading }) : isVisible ? t('shell.timeline.send') : t('shell.timeline.write')}
        </Button>
      </div>
    </div>
  )
}
