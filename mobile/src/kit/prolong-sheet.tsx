import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useDraft } from './draft.ts'
import { WordsField } from './field.tsx'
import { inputOfInstant, instantOfInput } from './moment.ts'
import { ProblemNote } from './problem.tsx'
import { Sheet } from './sheet.tsx'
import { UntilField } from './until-field.tsx'

const DAY_MS = 86_400_000

/** A supervisor lets a wait last longer: that is the approval, and the resident is told. */
export function ProlongSheet(props: {
  title: string
  submit: string
  draftKey: string
  reason: string | null
  until: string | null
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onSend: (until: string, note: string | undefined) => Promise<boolean>
}) {
  const t = useT()
  const label = useLabel()
  const when = useWhen()
  const { timeZone } = useTime()
  const [draft, change, forget] = useDraft(props.draftKey, { until: '', note: '' })
  const [isAsked, setAsked] = useState(false)
  const from = Math.max(Date.now(), props.until === null ? 0 : Date.parse(props.until))
  const until = instantOfInput(draft.until, timeZone)
  const rules = useCall('sla.listPauseRules', {}, { staleTime: 600_000 })
  const approver = rules.data?.items.find(({ reason }) => reason === props.reason)?.approver
  // Only the rule of the reason stands against a later end: who may allow it is what one needs to know.
  const isBeyond = isProblem(props.error, 'rule_broken') && isLaterThan(until, from) && approver !== undefined
  const isLater = isLaterThan(until, from)
  async function submit(): Promise<void> {
    setAsked(true)
    if (until !== null && isLater && (await props.onSend(until, draft.note.trim() || undefined))) forget()
  }
  return (
    <Sheet
      open
      title={props.title}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {props.submit}
        </Button>
      }
    >
      {props.until !== null && <p className="muted">{t('mobile.wait.soFar', { time: when(props.until) })}</p>}
      <UntilField
        label={t('mobile.wait.newEnd')}
        options={[1, 3, 7].map((days) => inputOfInstant(from + days * DAY_MS, timeZone))}
        isNeeded
        value={draft.until}
        onChange={(chosen) => change({ until: chosen })}
        error={
          isAsked && !isLater ? t('mobile.wait.laterThan', { time: when(new Date(from).toISOString()) })
            : isBeyond ? t('mobile.wait.tooLong', { who: label('recipient', approver) }) : undefined
        }
      />
      <WordsField
        label={t('mobile.optionalLabel', { label: t('mobile.act.reason') })}
        hint={t('mobile.wait.residentSees')}
        max={2000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <ProblemNote error={isBeyond ? null : props.error} isKept />
    </Sheet>
  )
}

function isLaterThan(until: string | null, from: number): boolean {
  return until !== null && Date.parse(until) > from
}
