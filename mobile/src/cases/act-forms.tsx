import type { CaseAction, CASE_KINDS, CHANNELS, GRADES, MAJOR_REASONS } from '@guanjia/contract/cases.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { ScriptValues } from '@guanjia/ui/language/fill.ts'
import { CHANNEL_CODES, GRADE_CODES, MAJOR_REASON_CODES } from '../kit/choices.ts'
import { Choice, LineField, MomentField, WordsField, toggled } from '../kit/field.tsx'
import { instantOfInput } from '../kit/moment.ts'
import { ResidentWordsField } from '../kit/resident-words-field.tsx'
import { Stars } from '../kit/stars.tsx'
import { CategoryField } from './category-field.tsx'

export type CaseActBody = CallInput<'cases.actOnCase'>['body']

/** What any of the acts may ask; each form uses its part, the draft keeps it all. */
export interface ActValues {
  words: string
  more: string
  until: string
  channel: (typeof CHANNELS)[number]
  isReached: boolean | null
  isSettled: boolean | null
  score: number | null
  attitude: number | null
  timeliness: number | null
  quality: number | null
  categoryId: string | null
  grade: (typeof GRADES)[number] | null
  majorReasons: (typeof MAJOR_REASONS)[number][]
  chosenId: string | null
}
export const NO_VALUES: ActValues = {
  words: '', more: '', until: '', channel: 'phone', isReached: null, isSettled: null,
  score: null, attitude: null, timeliness: null, quality: null,
  categoryId: null, grade: null, majorReasons: [], chosenId: null,
}

export const FORM_ACTS = [
  'feedback',
  'return_visit',
  'resolve',
  'classify',
  'grade',
  'forward',
  'invalidate',
  'cancel',
  'reopen',
  'urge',
  'hand_over',
] as const
export type FormAct = (typeof FORM_ACTS)[number]
export const isFormAct = (action: CaseAction): action is FormAct => (FORM_ACTS as readonly string[]).includes(action)

/** The act as the server wants it, or null while something that it needs is missing. */
export function bodyOf(action: FormAct, values: ActValues, timeZone: string): CaseActBody | null {
  const words = values.words.trim()
  const more = values.more.trim()
  const until = instantOfInput(values.until, timeZone)
  if (isPast(until)) return null
  switch (action) {
    case 'feedback':
      return words ? { action, text: words, channel: values.channel, nextReplyAt: until } : null
    case 'return_visit': {
      if (values.isReached === null) return null
      if (!values.isReached) return { action, channel: values.channel, isReached: false, opinion: words }
      if (values.isSettled === null || values.score === null) return null
      const { isSettled, score, attitude, timeliness, quality } = values
      return { action, channel: values.channel, isReached: true, isSettled, score, attitude, timeliness, quality, opinion: words }
    }
    case 'resolve':
      return words ? { action, result: words, cause: more } : null
    case 'classify':
      return values.categoryId ? { action, categoryId: values.categoryId, grade: values.grade ?? undefined } : null
    case 'grade':
      return values.grade ? {
        action,
        grade: values.grade,
        majorReasons: values.grade === 'major' ? values.majorReasons : [],
        note: words || undefined,
      } : null
    case 'forward':
      return values.chosenId ? { action, departmentId: values.chosenId, note: words || undefined } : null
    case 'invalidate':
      return words ? { action, explanation: words } : null
    case 'cancel':
    case 'urge':
      return { action, reason: words }
    case 'reopen':
      return words ? { action, reason: words } : null
    case 'hand_over':
      return values.chosenId && words ? { action, toEmployeeId: values.chosenId, reason: words } : null
  }
}

function isPast(until: string | null): boolean {
  return until !== null && Date.parse(until) <= Date.now()
}

type FormProps = {
  action: FormAct
  siteId: string
  kind: (typeof CASE_KINDS)[number]
  values: ActValues
  change: (part: Partial<ActValues>) => void
  isAsked: boolean
  /** What scripts for the resident are filled with. */
  scriptValues?: ScriptValues
}

/** The questions of one act. */
export function ActForm(props: FormProps) {
  const t = useT()
  const { action, values, change, isAsked } = props
  switch (action) {
    case 'feedback':
      return (
        <>
          <Words {...props} label={t('mobile.caseAct.feedbackText')} isNeeded isForResident />
          <ChannelChoice {...props} />
          <Moment {...props} label={t('mobile.caseAct.feedbackNext')} />
        </>
      )
    case 'return_visit':
      return <ReturnVisitForm {...props} />
    case 'resolve':
      return (
        <>
          <Words {...props} label={t('mobile.caseAct.resolveResult')} isNeeded isForResident />
          <LineField
            label={t('mobile.optionalLabel', { label: t('mobile.caseAct.resolveCause') })}
            max={200}
            value={values.more}
            onChange={(more) => change({ more })}
          />
        </>
      )
    case 'classify':
      return (
        <>
          <CategoryField
            kind={props.kind}
            value={values.categoryId}
            onChange={(categoryId) => change({ categoryId })}
            error={isAsked && !values.categoryId ? t('mobile.caseAct.categoryNeeded') : undefined}
          />
          {props.kind === 'complaint' && <GradeChoice {...props} />}
        </>
      )
    case 'grade':
      return (
        <>
          <GradeChoice {...props} />
          <Words {...props} label={t('mobile.act.note')} />
        </>
      )
    case 'forward':
      return (
        <>
          <DepartmentChoice {...props} />
          <Words {...props} label={t('mobile.act.note')} />
        </>
      )
    case 'invalidate':
      return <Words {...props} label={t('mobile.caseAct.explanation')} isNeeded isForResident />
    case 'cancel':
    case 'urge':
      return <Words {...props} label={t('mobile.act.reason')} />
    case 'reopen':
      return <Words {...props} label={t('mobile.act.reason')} isNeeded />
    case 'hand_over':
      return (
        <>
          <EmployeeChoice {...props} />
          <Words {...props} label={t('mobile.act.reason')} isNeeded />
        </>
      )
  }
}

function Words({
  label,
  isNeeded = false,
  isForResident = false,
  values,
  change,
  isAsked,
  scriptValues,
}: FormProps & { label: string; isNeeded?: boolean; isForResident?: boolean }) {
  const t = useT()
  const field = {
    label: isNeeded ? label : t('mobile.optionalLabel', { label }),
    error: isAsked && isNeeded && !values.words.trim() ? t('mobile.caseAct.needed') : undefined,
    max: 2000,
    value: values.words,
    onChange: (words: string) => change({ words }),
  }
  return isForResident ? <ResidentWordsField {...field} values={scriptValues} /> : <WordsField {...field} />
}

function Moment({ label, values, change, isAsked }: FormProps & { label: string }) {
  const t = useT()
  const { timeZone } = useTime()
  return (
    <MomentField
      label={t('mobile.optionalLabel', { label: label })}
      error={isAsked && isPast(instantOfInput(values.until, timeZone)) ? t('mobile.act.past') : undefined}
      value={values.until}
      onChange={(until) => change({ until })}
    />
  )
}

function ChannelChoice({ values, change }: FormProps) {
  const t = useT()
  const label = useLabel()
  const used = CHANNEL_CODES.filter((value) => !['patrol', 'referral', 'resident_app'].includes(value))
  return (
    <Choice
      label={t('mobile.caseAct.channel')}
      options={used.map((value) => ({ value, text: label('channel', value) }))}
      value={values.channel}
      onChange={(channel) => change({ channel })}
    />
  )
}

function ReturnVisitForm(props: FormProps) {
  const t = useT()
  const { values, change, isAsked } = props
  const yesNo = (value: boolean | null): 'yes' | 'no' | null => (value === null ? null : value ? 'yes' : 'no')
  return (
    <>
      <ChannelChoice {...props} />
      <Choice
        label={t('mobile.caseAct.reached')}
        options={[
          { value: 'yes', text: t('mobile.caseAct.reachedYes') },
          { value: 'no', text: t('mobile.caseAct.reachedNo') },
        ]}
        value={yesNo(values.isReached)}
        onChange={(value) => change({ isReached: value === 'yes' })}
        error={isAsked && values.isReached === null ? t('mobile.caseAct.needed') : undefined}
      />
      {values.isReached && (
        <>
          <Choice
            label={t('mobile.caseAct.settled')}
            options={[
              { value: 'yes', text: t('mobile.caseAct.settledYes') },
              { value: 'no', text: t('mobile.caseAct.settledNo') },
            ]}
            value={yesNo(values.isSettled)}
            onChange={(value) => change({ isSettled: value === 'yes' })}
            error={isAsked && values.isSettled === null ? t('mobile.caseAct.settledNeeded') : undefined}
          />
          <Stars
            label={t('mobile.caseAct.score')}
            value={values.score}
            onChange={(score) => change({ score })}
            error={isAsked && values.score === null ? t('mobile.caseAct.scoreNeeded') : undefined}
            isBig
          />
          <Stars label={t('mobile.caseAct.attitude')} value={values.attitude} onChange={(attitude) => change({ attitude })} />
          <Stars label={t('mobile.caseAct.timeliness')} value={values.timeliness} onChange={(timeliness) => change({ timeliness })} />
          <Stars label={t('mobile.caseAct.quality')} value={values.quality} onChange={(quality) => change({ quality })} />
        </>
      )}
      <Words {...props} label={t('mobile.caseAct.opinion')} />
    </>
  )
}

function GradeChoice({ action, values, change, isAsked }: FormProps) {
  const t = useT()
  const label = useLabel()
  return (
    <>
      <Choice
        label={t('mobile.case.grade')}
        options={GRADE_CODES.map((value) => ({ value, text: label('grade', value) }))}
        value={values.grade}
        onChange={(grade) => change({ grade })}
        error={isAsked && action === 'grade' && !values.grade ? t('mobile.caseAct.needed') : undefined}
      />
      {action === 'grade' && values.grade === 'major' && (
        <Choice
          label={t('mobile.caseAct.majorReasons')}
          options={MAJOR_REASON_CODES.map((value) => ({ value, text: label('majorReason', value) }))}
          value={values.majorReasons}
          onChange={(reason) => change({ majorReasons: toggled(values.majorReasons, reason) })}
        />
      )}
    </>
  )
}

function DepartmentChoice({ siteId, values, change, isAsked }: FormProps) {
  const t = useT()
  const { data } = useCall('organization.listDepartments', { query: { siteId } })
  return (
    <Choice
      label={t('mobile.case.department')}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, text: name }))}
      value={values.chosenId}
      onChange={(chosenId) => change({ chosenId })}
      error={isAsked && !values.chosenId ? t('mobile.caseAct.departmentNeeded') : undefined}
    />
  )
}

function EmployeeChoice({ siteId, values, change, isAsked }: FormProps) {
  const t = useT()
  const { data } = useCall('organization.listEmployees', { query: { siteId } })
  return (
    <Choice
      label={t('mobile.caseAct.handOverTo')}
      look="list"
      options={(data?.items ?? [])
        .filter(({ isActive }) => isActive)
        .map(({ id, name, position, isOnShift }) => {
          const shift = isOnShift ? t('mobile.caseAct.onShift') : t('mobile.caseAct.offShift')
          return { value: id, text: name, hint: `${position} · ${shift}` }
        })}
      value={values.chosenId}
      onChange={(chosenId) => change({ chosenId })}
      error={isAsked && !values.chosenId ? t('mobile.caseAct.employeeNeeded') : undefined}
    />
  )
}
