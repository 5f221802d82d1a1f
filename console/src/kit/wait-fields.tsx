import { Button, Form, Select, type FormInstance } from 'antd'
import {
  dayAfter,
  formatDuration,
  instantAt,
  mayAllowMore,
  restLimit,
  restingMetrics,
  useCall,
  useLabel,
  useT,
  useTime,
  useWhen,
} from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { Clock, PauseRule } from '@guanjia/contract/sla.ts'
import { useSession } from '../session/session.tsx'
import { useChoices } from './choices.ts'
import { FileUpload } from './file-strip.tsx'
import { InstantPicker } from './instant-picker.tsx'
import { ResidentText } from './resident-text.tsx'

const RULES_MS = 300_000

/** `ruleOf(reason)`, and whether this person may allow more than it at this site. */
function usePauseRules(siteId: string): {
  ruleOf: (reason: string | null | undefined) => PauseRule | undefined
  isFree: (rule: PauseRule) => boolean
} {
  const rules = useCall('sla.listPauseRules', {}, { staleTime: RULES_MS })
  const { roles } = useSession()
  const here = roles.filter((one) => one.scope === 'organization' || one.siteId === siteId).map(({ role }) => role)
  return { ruleOf: (reason) => rules.data?.items.find((one) => one.reason === reason), isFree: (rule) => mayAllowMore(here, rule) }
}

interface Props {
  siteId: string
  /** Of the record, with their history: what it has rested for before counts. */
  clocks: readonly Clock[]
  form: FormInstance
  maxFiles: number
  /** Asks for a note whatever the reason, such as from whoever acts for another. */
  noteAsked?: string | undefined
}

/**
 * Why a record waits and until when. Promises rest only for a reason, with the proof and for the time that its rule says: the form asks for
 * the proof, names an end, and says who may allow more. The server decides.
 */
export function WaitFields({ siteId, clocks, form, maxFiles, noteAsked }: Props) {
  const t = useT()
  const time = useTime()
  const label = useLabel()
  const reasons = useChoices('waitReason')
  const reason = Form.useWatch('reason', form) as string | undefined
  const until = Form.useWatch('until', form) as string | null | undefined
  const { ruleOf, isFree: isFreeOf } = usePauseRules(siteId)
  const rule = ruleOf(reason)
  const isFree = rule !== undefined && isFreeOf(rule)
  const now = Date.now()
  const limit = rule ? restLimit(rule, clocks, now) : null
  const proof = limit === null ? null : rule!.evidence
  const who = rule ? label('recipient', rule.approver) : ''
  const isBeyond = limit !== null && !!until && Date.parse(until) > limit
  // An agreed time is somebody's word: only the person knows it.
  const suggest = (chosen: string): void => {
    const next = ruleOf(chosen)
    if (!next || form.isFieldTouched('until')) return
    form.setFieldValue('until', next.evidence === 'appointment' ? null : suggestedEnd(restLimit(next, clocks, now), now, time.timeZone))
  }
  const endRule = {
    validator: (_: unknown, value: string | null | undefined): Promise<void> => {
      const end = value ? Date.parse(value) : null
      if (end === null && proof === 'appointment') return Promise.reject(new Error(t('shell.fieldNeeded')))
      if (end !== null && end <= Date.now()) return Promise.reject(new Error(t('cases.wait.untilPast')))
      if (isFree || limit === null) return Promise.resolve()
      if (limit <= now) return Promise.reject(new Error(t('cases.wait.noneLeft', { who })))
      const isAfter = end !== null && end > limit
      return isAfter ? Promise.reject(new Error(t('cases.wait.untilLimit', { time: time.at(iso(limit)), who }))) : Promise.resolve()
    },
  }
  return (
    <>
      <Form.Item
        name="reason"
        label={t('cases.act.waitReason')}
        rules={[{ required: true, message: t('shell.fieldNeeded') }]}
        extra={rule && <RuleWords rule={rule} clocks={clocks} />}
      >
        <Select options={reasons} autoFocus onChange={suggest} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('cases.act.until')}
        required={proof === 'appointment'}
        rules={[endRule]}
        extra={
          rule && (
            <UntilWords
              limit={limit}
              isBeyond={isBeyond}
              isEmpty={!until}
              isAsked={proof === 'appointment'}
              single={formatDuration(rule.longestSingleSeconds, t)}
              onPick={(end) => {
                form.setFieldValue('until', end)
                void form.validateFields(['until']).catch(() => undefined)
              }}
            />
          )
        }
      >
        <InstantPicker min={iso(now)} max={!isFree && limit !== null ? iso(limit) : undefined} />
      </Form.Item>
      <Form.Item
        name="fileIds"
        label={proof === 'document' ? t('cases.wait.document') : proof === 'photo' ? t('cases.wait.photo') : t('shell.files.label')}
        required={proof === 'photo' || proof === 'document'}
        valuePropName="value"
        rules={[
          {
            validator: (_, files: FileRef[] | undefined) => {
              const has = proof === 'photo' ? files?.some(({ isImage }) => isImage) : (files?.length ?? 0) > 0
              if ((proof === 'photo' || proof === 'document') && !has) return Promise.reject(new Error(t(`cases.wait.${proof}Needed`)))
              return Promise.resolve()
            },
          },
        ]}
      >
        <FileUpload max={maxFiles} accept={proof === 'photo' ? 'image/jpeg,image/png,image/webp' : undefined} />
      </Form.Item>
      <Form.Item
        name="note"
        label={noteAsked ?? t('cases.act.note')}
        extra={t('cases.wait.residentSees')}
        rules={[{ required: proof === 'note' || noteAsked !== undefined, whitespace: true, message: t('cases.wait.noteNeeded') }]}
      >
        <ResidentText minRows={2} />
      </Form.Item>
    </>
  )
}

const iso = (at: number): string => new Date(at).toISOString()

/** Tomorrow evening, sooner when the rule ends sooner: an end that is looked at, not the most that is allowed. */
function suggestedEnd(limit: number | null, now: number, timeZone: string): string {
  const evening = instantAt(dayAfter(1, now, timeZone), '18:00', timeZone)
  return limit !== null && Date.parse(evening) > limit ? iso(limit) : evening
}

function RuleWords({ rule, clocks }: { rule: PauseRule; clocks: readonly Clock[] }) {
  const t = useT()
  const label = useLabel()
  const resting = restingMetrics(rule, clocks)
  if (resting.length === 0) return t('cases.wait.stopsNothing')
  return (
    <>
      {t('cases.wait.stops', { metrics: resting.map((metric) => label('metric', metric)).join('、') })}{' '}
      <strong>{t(`cases.wait.needs.${rule.evidence}`)}</strong>{' '}
      {t('cases.wait.limits', {
        single: formatDuration(rule.longestSingleSeconds, t),
        total: formatDuration(rule.longestTotalSeconds, t),
        who: label('recipient', rule.approver),
      })}
    </>
  )
}

/** Ends that one click chooses, and what holds without one. */
function UntilWords({
  limit,
  isBeyond,
  isEmpty,
  isAsked,
  single,
  onPick,
}: {
  limit: number | null
  isBeyond: boolean
  isEmpty: boolean
  isAsked: boolean
  single: string
  onPick: (end: string) => void
}) {
  const t = useT()
  const time = useTime()
  const when = useWhen()
  const now = Date.now()
  const ends = [
    instantAt(dayAfter(0, now, time.timeZone), '18:00', time.timeZone),
    instantAt(dayAfter(1, now, time.timeZone), '09:00', time.timeZone),
    instantAt(dayAfter(1, now, time.timeZone), '18:00', time.timeZone),
    instantAt(dayAfter(3, now, time.timeZone), '18:00', time.timeZone),
  ].filter((end) => Date.parse(end) > now && (limit === null || Date.parse(end) <= limit))
  return (
    <>
      <span className="gj-row gj-wrap" style={{ gap: 4, margin: '4px 0' }}>
        {ends.map((end) => (
          <Button key={end} size="small" onClick={() => onPick(end)}>
            {when(end)}
          </Button>
        ))}
        {limit !== null && limit > now && (
          <Button size="small" onClick={() => onPick(iso(limit))}>
            {t('cases.wait.longest', { time: time.at(iso(limit)) })}
          </Button>
        )}
      </span>
      {isEmpty && !isAsked && limit !== null && t('cases.wait.untilHint', { time: time.at(iso(limit)) })}
      {isBeyond && t('cases.wait.untilMore', { time: single })}
    </>
  )
}

const LONGER_DAYS = [1, 3, 7]

/** Lets a wait go on: who may, decides; the resident is told the new end. */
export function ProlongFields({
  reason,
  until,
  siteId,
  form,
}: {
  reason: string | null
  until: string | null
  siteId: string
  form: FormInstance
}) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhen()
  const rule = usePauseRules(siteId).ruleOf(reason)
  const from = Math.max(Date.now(), until ? Date.parse(until) : 0)
  return (
    <>
      <Form.Item
        name="until"
        label={t('cases.act.until')}
        rules={[
          { required: true, message: t('shell.fieldNeeded') },
          {
            validator: (_, value: string | null) =>
              value && until && value <= until
                ? Promise.reject(new Error(t('cases.wait.untilLater', { time: time.at(until) })))
                : Promise.resolve(),
          },
        ]}
        extra={
          <>
            <span className="gj-row gj-wrap" style={{ gap: 4, margin: '4px 0' }}>
              {LONGER_DAYS.map((days) => {
                const end = instantAt(dayAfter(days, from, time.timeZone), '18:00', time.timeZone)
                return (
                  <Button key={days} size="small" onClick={() => form.setFieldValue('until', end)}>
                    {when(end)}
                  </Button>
                )
              })}
            </span>
            {until && t('cases.wait.current', { time: time.at(until) })}{' '}
            {rule &&
              t('cases.wait.limits', {
                single: formatDuration(rule.longestSingleSeconds, t),
                total: formatDuration(rule.longestTotalSeconds, t),
                who: label('recipient', rule.approver),
              })}
          </>
        }
      >
        <InstantPicker autoFocus min={until ?? undefined} />
      </Form.Item>
      <Form.Item name="note" label={t('cases.act.reason')} extra={t('cases.wait.residentSees')}>
        <ResidentText minRows={2} />
      </Form.Item>
    </>
  )
}
