import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { WAIT_REASONS } from '@guanjia/contract/cases.ts'
import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import { mayAllowMore, restLimit, restingMetrics } from '@guanjia/ui/clock/pause-limits.ts'
import { ProblemError } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatDuration } from '@guanjia/ui/format/duration.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { WAIT_REASON_CODES } from './choices.ts'
import { useDraft } from './draft.ts'
import { Choice, WordsField } from './field.tsx'
import { inputOfInstant, instantOfInput } from './moment.ts'
import { missingFor, quickEnds } from './pause-limits.ts'
import { PhotoField } from './photo-field.tsx'
import { usePhotos } from './photos.ts'
import { ProblemNote } from './problem.tsx'
import { Sheet } from './sheet.tsx'
import { UntilField } from './until-field.tsx'

type Reason = (typeof WAIT_REASONS)[number]
export type Wait = { reason: Reason; until: string | null; note: string | undefined; fileIds: string[] }

/**
 * Putting a case on hold or suspending an order. Promises rest only for a reason, with the proof and for the time that the rule of the
 * reason says; what is missing is said before anything is sent.
 */
export function WaitSheet(props: {
  title: string
  submit: string
  draftKey: string
  /** Of the record, with their history where it is known. */
  clocks: readonly Clock[]
  hasAppointment: boolean
  /** Whoever acts for another has to say why. */
  noteAsked?: string
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onSend: (wait: Wait) => Promise<boolean>
}) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const { timeZone } = useTime()
  const when = useWhen()
  const rules = useCall('sla.listPauseRules', {}, { staleTime: 600_000 })
  const [draft, change, forget] = useDraft(props.draftKey, { reason: null as Reason | null, until: '', note: '' })
  const photos = usePhotos(props.draftKey)
  const [isAsked, setAsked] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const rule = rules.data?.items.find(({ reason }) => reason === draft.reason) ?? null
  const now = Date.now()
  const limit = rule && restLimit(rule, props.clocks, now)
  const isFree = rule !== null && mayAllowMore(session.roles.map(({ role }) => role), rule)
  const until = instantOfInput(draft.until, timeZone)
  const proofs = photos.photos.filter(({ preview }) => rule?.evidence !== 'photo' || preview !== null)
  const missing = missingFor(
    rule,
    {
      clocks: props.clocks, files: proofs.length, note: draft.note, until, hasAppointment: props.hasAppointment,
      isNoteNeeded: props.noteAsked !== undefined, mayAllowMore: isFree,
    },
    now,
  )
  const lacks = (one: (typeof missing)[number]): boolean => isAsked && missing.includes(one)
  const approver = rule ? label('recipient', rule.approver) : ''
  const refused = refusedFields(props.error)
  const untilError = lacks('later') ? t('mobile.act.past')
    : (missing.includes('shorter') && (isAsked || until !== null)) || refused.has('until') ? t('mobile.wait.tooLong', { who: approver })
      : lacks('until') ? t('mobile.wait.lacks.until') : undefined
  const proof = limit === null ? null : (rule?.evidence ?? null)
  const needsFiles = proof === 'photo' || proof === 'document'

  async function submit(): Promise<void> {
    setAsked(true)
    setUploadError(null)
    if (!draft.reason || missing.length > 0) return
    try {
      setUploading(true)
      const fileIds = await photos.settle()
      setUploading(false)
      const isDone = await props.onSend({ reason: draft.reason, until, note: draft.note.trim() || undefined, fileIds })
      if (!isDone) return
      forget()
      photos.clear()
    } catch (problem) {
      setUploadError(problem)
    } finally {
      setUploading(false)
    }
  }
  const photoField = (
    <PhotoField
      label={proof === 'document' ? t('mobile.wait.document') : t('mobile.wait.photos')}
      hint={needsFiles ? undefined : t('mobile.optional')}
      draft={photos}
      takesPapers={proof === 'document'}
      error={
        lacks('document') || (refused.has('fileIds') && proof === 'document') ? t('mobile.wait.lacks.document')
          : lacks('photo') || refused.has('fileIds') ? t('mobile.wait.lacks.photo') : undefined
      }
    />
  )
  return (
    <Sheet
      open
      title={props.title}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <>
          {rule !== null && missing.length > 0 && (
            <p className="sheet-lacks" role="status">
              {missing.map((one) => t(`mobile.wait.lacks.${one}`)).join(' · ')}
            </p>
          )}
          <Button block size="large" color="primary" loading={props.isBusy || isUploading} onClick={() => void submit()}>
            {props.submit}
          </Button>
        </>
      }
    >
      <ProblemNote error={rules.error} />
      <Choice
        label={t('mobile.act.reason')}
        options={WAIT_REASON_CODES.map((value) => ({ value, text: label('waitReason', value) }))}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={isAsked && !draft.reason ? t('mobile.act.reasonNeeded') : undefined}
      />
      {rule && <RuleNote rule={rule} clocks={props.clocks} />}
      {rule && needsFiles && photoField}
      {rule && (
        <UntilField
          label={t('mobile.act.until')}
          hint={
            limit !== null && draft.until === '' && proof !== 'appointment'
              ? t('mobile.wait.elseLimit', { time: when(new Date(limit).toISOString()) })
              : undefined
          }
          isNeeded={proof === 'appointment' && !props.hasAppointment}
          options={quickEnds(now, isFree ? null : limit, timeZone)}
          most={limit !== null && !isFree ? inputOfInstant(limit, timeZone) : undefined}
          value={draft.until}
          onChange={(chosen) => change({ until: chosen })}
          error={untilError}
        />
      )}
      {rule && (
        <WordsField
          label={props.noteAsked ?? (proof === 'note' ? t('mobile.act.note') : t('mobile.optionalLabel', { label: t('mobile.act.note') }))}
          hint={t('mobile.wait.residentSees')}
          error={lacks('note') || refused.has('note') ? t('mobile.wait.lacks.note') : undefined}
          max={2000}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      )}
      {rule && !needsFiles && photoField}
      <ProblemNote error={refused.size > 0 ? uploadError : (props.error ?? uploadError)} isKept />
    </Sheet>
  )
}

/** Which promises rest, for how long at most, and who may allow more. */
function RuleNote({ rule, clocks }: { rule: PauseRule; clocks: readonly Clock[] }) {
  const t = useT()
  const label = useLabel()
  const resting = restingMetrics(rule, clocks)
  if (resting.length === 0) return <p className="note">{t('mobile.wait.stopsNothing')}</p>
  return (
    <p className="note">
      <strong>{t('mobile.wait.stops', { metrics: resting.map((metric) => label('metric', metric)).join(t('mobile.and')) })}</strong>
      <br />
      {t('mobile.wait.limits', {
        single: formatDuration(rule.longestSingleSeconds, t), total: formatDuration(rule.longestTotalSeconds, t),
        who: label('recipient', rule.approver),
      })}
    </p>
  )
}

/** The fields that the server refused, without their slash: `note`, `fileIds`, `until`. */
function refusedFields(error: Error | null): Set<string> {
  if (!(error instanceof ProblemError) || error.code !== 'rule_broken') return new Set()
  const named = (error.problem?.errors ?? []).map(({ pointer }) => pointer.slice(1))
  return new Set(named.filter((field) => ['note', 'fileIds', 'until'].includes(field)))
}
