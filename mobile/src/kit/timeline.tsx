import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT, type T } from '@guanjia/ui/i18n/index.ts'
import { Section } from './facts.tsx'
import { Pictures } from './pictures.tsx'
import { ProblemNote } from './problem.tsx'
import { Rows } from './rows.tsx'
import { SwitchLine } from './switch.tsx'
import { useDraft } from './draft.ts'

const SHOWN_AT_FIRST = 6

/** What happened, newest first; older lines on demand. */
export function Timeline(props: {
  entries: readonly TimelineEntry[] | undefined
  recordType: 'case' | 'work_order'
  isForResident?: boolean
  composer?: ReactNode
}) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [isAll, setAll] = useState(false)
  const { entries, recordType } = props
  const age = (
    a: TimelineEntry,
    b: TimelineEntry,
  ): number => Date.parse(b.at) - Date.parse(a.at) || Date.parse(b.recordedAt) - Date.parse(a.recordedAt)
  const newestFirst = (entries ?? []).toSorted(age)
  const shown = isAll ? newestFirst : newestFirst.slice(0, SHOWN_AT_FIRST)
  // What both sides read is a message, what the house keeps to itself a note.
  const wordOf = (entry: TimelineEntry): string =>
    entry.action === 'commented' && entry.isVisibleToResident ? t('mobile.timeline.message') : actionWord(t, recordType, entry.action)
  const statusGroup = recordType === 'case' ? 'caseStatus' : 'workOrderStatus'
  return (
    <Section title={t('mobile.timeline.title')}>
      {props.composer}
      {!entries && <Rows count={2} />}
      {entries?.length === 0 && <p className="muted">{t('mobile.timeline.empty')}</p>}
      <ol className="timeline">
        {shown.map((entry) => (
          <li key={entry.id}>
            <p className="timeline-head">
              <strong>{wordOf(entry)}</strong>
              {saysMore(entry, label(statusGroup, entry.toStatus), wordOf(entry)) && (
                <span className="timeline-to">{label(statusGroup, entry.toStatus)}</span>
              )}
            </p>
            {entry.note && <p className="timeline-note">{entry.note}</p>}
            <Pictures files={entry.files} />
            <p className="timeline-foot">
              <span>{entry.actor.name || label('actorKind', entry.actor.kind)}</span>
              <time dateTime={entry.at}>{time.at(entry.at)}</time>
              {entry.isVisibleToResident && !props.isForResident && <span className="mark">{t('mobile.timeline.visibleMark')}</span>}
            </p>
          </li>
        ))}
      </ol>
      {newestFirst.length > shown.length && (
        <button type="button" className="text-button wide" onClick={() => setAll(true)}>
          {t('mobile.timeline.older', { count: newestFirst.length - shown.length })}
        </button>
      )}
    </Section>
  )
}

/** Does the new status say more than the act itself? "受理 → 已受理" would not. */
function saysMore(entry: TimelineEntry, status: string, action: string): boolean {
  return entry.toStatus !== null && entry.toStatus !== entry.fromStatus && !status.endsWith(action)
}

function actionWord(t: T, recordType: 'case' | 'work_order', action: string): string {
  // Acts on a complaint stand on the timeline of its case.
  const ofComplaint = /^complaint_(\w+)$/.exec(action)
  if (ofComplaint) return t(`enum.complaintAction.${ofComplaint[1]}` as 'enum.caseAction.start', { defaultValue: action })
  const own = t(
    `enum.${recordType === 'case' ? 'caseAction' : 'workOrderAction'}.${action}` as 'enum.caseAction.start',
    { defaultValue: '' },
  )
  const shared = own || t(`enum.redressHappening.${action}` as 'enum.redressHappening.step_done', { defaultValue: '' }) || t(`shell.timeline.action.${action}` as 'shell.timeline.action.registered', { defaultValue: '' })
  return shared || t(`mobile.timeline.action.${action}` as 'mobile.timeline.action.raised_as_rework', { defaultValue: action })
}

/** Writes a line into the record; what is typed stays until it is sent. Staff choose whether the resident sees it. */
export function Composer(props: {
  draftKey: string
  isForResident?: boolean
  error: Error | null
  isBusy: boolean
  onSend: (note: string, isVisibleToResident: boolean) => Promise<boolean>
}) {
  const t = useT()
  const [draft, change, forget] = useDraft(props.draftKey, { note: '', isVisible: false })
  const words = props.isForResident ? t('mobile.timeline.writeResident') : t('mobile.timeline.write')
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.note.trim()) void props.onSend(
          draft.note.trim(),
          props.isForResident === true || draft.isVisible,
        ).then((isSent) => isSent && forget())
      }}
    >
      <textarea
        className="input"
        rows={1}
        maxLength={5000}
        aria-label={words}
        placeholder={words}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      {draft.note.trim() !== '' && (
        <div className="composer-foot">
          {!props.isForResident && (
            <SwitchLine label={t('mobile.timeline.visible')} checked={draft.isVisible} onChange={(isVisible) => change({ isVisible })} />
          )}
          <Button type="submit" color="primary" size="small" loading={props.isBusy}>
            {t('mobile.timeline.send')}
          </Button>
        </div>
      )}
      <ProblemNote error={props.error} isKept />
    </form>
  )
}
