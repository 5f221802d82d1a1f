import { App, Button, Form, Input, InputNumber, Radio, Select, TimePicker, type FormInstance } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { dayOf, useAct, useCall, useLabel, useT, useTime, type CallInput } from '@guanjia/ui'
import type { MaintenancePlan } from '@guanjia/contract/maintenance.ts'
import { HOLIDAY_RULES, MISFIRE_RULES, OVERLAP_RULES } from '@guanjia/ui/archives/choices.ts'
import { FIRST_RULE, isSaid, ruleOf } from '../inspections/rule.ts'
import { RuleBuilder } from '../inspections/rule-builder.tsx'
import { SeasonFields } from '../inspections/season-fields.tsx'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useLater } from '../kit/search-box.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { FacilityOrClass, idsOf, scopeOf, type Scope } from './facility-or-class.tsx'
import { PartyPicker, PositionPicker } from './pickers.tsx'
import { useWindow } from './words.ts'

type Body = NonNullable<CallInput<'maintenance.createMaintenancePlan'>['body']>
interface Values extends Scope {
  name: string
  procedureId: string | null
  trigger: MaintenancePlan['trigger']
  rule: string
  everyCount: number
  everyUnit: 'day' | 'month'
  counterUnit: NonNullable<MaintenancePlan['counter']>['unit']
  counterAt: number
  hysteresis: number
  startsOn: string | null
  endsOn: string | null
  seasonFrom: string | null
  seasonTo: string | null
  holidays: MaintenancePlan['holidays']
  leadDays: number
  graceDays: number
  workFrom: string
  workTo: string
  peakHours: { from: string; to: string }[]
  minutes: number
  overlap: MaintenancePlan['overlap']
  misfire: MaintenancePlan['misfire']
  who: 'dispatch' | 'employee' | 'position' | 'party'
  employeeId: string | null
  positionId: string | null
  partyId: string | null
  note: string
}
/** On the first of each month at nine. */
const FIRST = ruleOf({ ...FIRST_RULE, every: 'month' })
const BLANK: Values = {
  name: '', procedureId: null, scope: 'facility', facilityId: null, classId: null, trigger: 'rule', rule: FIRST, everyCount: 3, everyUnit: 'month', counterUnit: 'hour', counterAt: 500, hysteresis: 0, startsOn: null, endsOn: null, seasonFrom: null, seasonTo: null, holidays: 'keep',
  leadDays: 3, graceDays: 3, workFrom: '09:00', workTo: '17:30', peakHours: [], minutes: 60, overlap: 'skip', misfire: 'late', who: 'dispatch', employeeId: null, positionId: null, partyId: null, note: '',
}

function valuesOf(plan: MaintenancePlan): Values {
  const { name, procedure, facility, class: of, trigger, rule, every, counter, startsOn, endsOn, season, holidays, leadDays, graceDays, workHours, peakHours, minutes, overlap, misfire, employee, position, party, note } = plan
  return {
    name, procedureId: procedure.id, ...scopeOf(facility, of), trigger, rule: rule ?? FIRST, everyCount: every?.count ?? BLANK.everyCount, everyUnit: every?.unit ?? BLANK.everyUnit, counterUnit: counter?.unit ?? BLANK.counterUnit, counterAt: counter?.at ?? BLANK.counterAt, hysteresis: counter?.hysteresis ?? 0,
    startsOn, endsOn, seasonFrom: season?.from ?? null, seasonTo: season?.to ?? null, holidays, leadDays, graceDays, workFrom: workHours.from, workTo: workHours.to, peakHours, minutes, overlap, misfire, who: employee ? 'employee' : position ? 'position' : party ? 'party' : 'dispatch', employeeId: employee?.id ?? null, positionId: position?.id ?? null, partyId: party?.id ?? null, note,
  }
}

/** The part of a plan that says when; also what the preview asks with. */
function timesOf(values: Values) {
  const { trigger, rule, everyCount, everyUnit, startsOn, endsOn, seasonFrom, seasonTo, holidays, workFrom, workTo, peakHours, minutes } = values
  return {
    trigger, rule: trigger === 'rule' ? rule : null, every: trigger === 'interval' ? { count: everyCount, unit: everyUnit } : null, startsOn: startsOn!, endsOn, season: seasonFrom && seasonTo ? { from: seasonFrom, to: seasonTo } : null, holidays,
    workHours: { from: workFrom, to: workTo }, peakHours: peakHours.filter((one) => one?.from && one.to), minutes,
  }
}
function factsOf(values: Values): Omit<Body, 'siteId' | 'id'> {
  const { name, procedureId, trigger, counterUnit, counterAt, hysteresis, leadDays, graceDays, overlap, misfire, who, employeeId, positionId, partyId, note } = values
  return {
    ...timesOf(values), name: name.trim(), procedureId: procedureId!, ...idsOf(values), counter: trigger === 'counter' ? { unit: counterUnit, at: counterAt, hysteresis: hysteresis ?? 0 } : null, leadDays, graceDays, overlap, misfire,
    employeeId: who === 'employee' ? employeeId : null, positionId: who === 'position' ? positionId : null, partyId: who === 'party' ? partyId : null, note: note.trim(),
  }
}

/** A new plan, or another way of one; the next services are computed by the server while one writes. */
export function PlanForm({ plan, onClose }: { plan: MaintenancePlan | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('maintenance.createMaintenancePlan', ['maintenance'])
  const change = useAct('maintenance.changeMaintenancePlan', ['maintenance'])
  const siteId = plan?.siteId ?? site.id
  const fields = (form: FormInstance<Values>) => <Fields form={form} siteId={siteId} plan={plan} />
  if (!plan)
    return (
      <ActForm<Values>
        title={t('maintenance.plans.new')}
        verb={t('maintenance.plans.create')}
        width={980}
        initial={{ ...BLANK, startsOn: dayOf(Date.now(), site.timeZone) }}
        onSubmit={async (values) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { id, siteId, ...factsOf({ ...BLANK, ...values }) } }))
          void message.success(t('maintenance.plans.created'))
          void navigate({ to: '/maintenance/plans/$id', params: { id: made.id } })
        }}
        onClose={onClose}
      >
        {fields}
      </ActForm>
    )
  const words = (key: string, show?: (value: unknown) => string) => ({ label: t(`maintenance.plans.${key}` as 'maintenance.plans.name'), ...(show ? { show } : {}) })
  const named = (group: 'planTrigger' | 'intervalUnit' | 'counterUnit') => (value: unknown) => label(group, value as string)
  return (
    <EditForm<MaintenancePlan, Values>
      title={`${t('maintenance.plans.edit')} · ${plan.name}`}
      verb={t('maintenance.save')}
      width={980}
      hint={t('maintenance.plans.editHint')}
      record={plan}
      valuesOf={valuesOf}
      fields={{
        name: words('name'), procedureId: { label: t('maintenance.tasks.procedure') }, scope: words('scope'), facilityId: { label: t('maintenance.facility') }, classId: words('class'), trigger: words('trigger', named('planTrigger')), rule: words('rule'), everyCount: words('every'), everyUnit: words('every', named('intervalUnit')), counterUnit: words('counter', named('counterUnit')), counterAt: words('counter'), hysteresis: words('hysteresis'),
        startsOn: words('startsOn'), endsOn: words('endsOn'), seasonFrom: words('season'), seasonTo: words('season'), holidays: words('holidays', (value) => t(`maintenance.plans.holiday.${value as Values['holidays']}`)), leadDays: words('lead'), graceDays: words('grace'), workFrom: words('workHours'), workTo: words('workHours'), peakHours: words('peakHours'), minutes: words('minutes'), overlap: words('overlap', (value) => t(`maintenance.plans.overlapping.${value as Values['overlap']}`)), misfire: words('misfire', (value) => t(`maintenance.plans.misfiring.${value as Values['misfire']}`)),
        who: words('who'), employeeId: words('who'), positionId: words('who'), partyId: words('who'), note: { label: t('maintenance.note') },
      }}
      onSave={async (_, version, all) => {
        await inWords(t, () => change.mutateAsync({ params: { id: plan.id }, body: { version, ...factsOf(all) } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      {fields}
    </EditForm>
  )
}

function Fields({ form, siteId, plan }: { form: FormInstance<Values>; siteId: string; plan: MaintenancePlan | null }) {
  const t = useT()
  const procedures = useCall('maintenance.listProcedures', { query: { filter: { active: true } } })
  const [triggers, units, counters] = [useChoices('planTrigger'), useChoices('intervalUnit'), useChoices('counterUnit')]
  const holidays = HOLIDAY_RULES.map((value) => ({ value, label: t(`maintenance.plans.holiday.${value}`) }))
  const overlaps = OVERLAP_RULES.map((value) => ({ value, label: t(`maintenance.plans.overlapping.${value}`) }))
  const misfires = MISFIRE_RULES.map((value) => ({ value, label: t(`maintenance.plans.misfiring.${value}`) }))
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <div className="gj-insp-plan-form">
      <div>
        <div className="gj-form-pair">
          <Form.Item name="name" label={t('maintenance.plans.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} autoFocus /></Form.Item>
          <Form.Item name="procedureId" label={t('maintenance.tasks.procedure')} rules={needed}>
            <Select loading={procedures.isFetching} showSearch={{ optionFilterProp: 'label' }} options={(procedures.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} notFoundContent={t('maintenance.procedures.empty')} />
          </Form.Item>
        </div>
        <FacilityOrClass form={form} siteId={siteId} label={t('maintenance.plans.scope')} classHint={t('maintenance.plans.classHint')} known={plan?.facility ?? null} />
        <Form.Item name="trigger" label={t('maintenance.plans.trigger')} style={{ marginBottom: 8 }}><Radio.Group optionType="button" options={triggers} /></Form.Item>
        <Form.Item noStyle dependencies={['trigger']}>
          {() => {
            const trigger = form.getFieldValue('trigger') as Values['trigger']
            if (trigger === 'rule') return <Form.Item name="rule" rules={[{ validator: (_, rule: string) => (isSaid(rule) ? Promise.resolve() : Promise.reject(new Error(t('inspections.rule.incomplete')))) }]}><RuleBuilder /></Form.Item>
            if (trigger === 'interval')
              return (
                <Form.Item extra={t('maintenance.plans.everyHint')}>
                  <div className="gj-row"><span>{t('maintenance.plans.each')}</span><Form.Item noStyle name="everyCount" rules={needed}><InputNumber min={1} max={3650} precision={0} aria-label={t('maintenance.plans.every')} style={{ width: 100 }} /></Form.Item><Form.Item noStyle name="everyUnit"><Select aria-label={t('maintenance.plans.everyUnit')} options={units} style={{ width: 100 }} /></Form.Item></div>
                </Form.Item>
              )
            return (
              <Form.Item extra={t('maintenance.plans.counterHint')}>
                <div className="gj-row gj-wrap"><span>{t('maintenance.plans.each')}</span><Form.Item noStyle name="counterAt" rules={needed}><InputNumber min={0.001} max={1e9} aria-label={t('maintenance.plans.counter')} style={{ width: 120 }} /></Form.Item><Form.Item noStyle name="counterUnit"><Select aria-label={t('maintenance.plans.counterUnit')} options={counters} style={{ width: 120 }} /></Form.Item><span>{t('maintenance.plans.hysteresis')}</span><Form.Item noStyle name="hysteresis"><InputNumber min={0} max={1e9} aria-label={t('maintenance.plans.hysteresis')} style={{ width: 100 }} /></Form.Item></div>
              </Form.Item>
            )
          }}
        </Form.Item>
        <div className="gj-form-pair">
          <Form.Item name="startsOn" label={t('maintenance.plans.startsOn')} rules={needed}><DayPicker /></Form.Item>
          <Form.Item name="endsOn" label={t('maintenance.plans.endsOn')}><DayPicker placeholder={t('maintenance.plans.noEnd')} /></Form.Item>
          <Form.Item name="leadDays" label={t('maintenance.plans.lead')} extra={t('maintenance.plans.leadHint')} rules={needed}><InputNumber min={0} max={90} precision={0} suffix={t('maintenance.day')} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="graceDays" label={t('maintenance.plans.grace')} extra={t('maintenance.plans.graceHint')} rules={needed}><InputNumber min={0} max={90} precision={0} suffix={t('maintenance.day')} style={{ width: '100%' }} /></Form.Item>
        </div>
        <Form.Item name="who" label={t('maintenance.plans.who')} style={{ marginBottom: 8 }}><Radio.Group options={(['dispatch', 'employee', 'position', 'party'] as const).map((value) => ({ value, label: t(`maintenance.plans.by.${value}`) }))} /></Form.Item>
        <Form.Item noStyle dependencies={['who']}>
          {() => (
            <>
              {form.getFieldValue('who') === 'employee' && <Form.Item name="employeeId" rules={needed}><EmployeePicker siteId={siteId} /></Form.Item>}
              {form.getFieldValue('who') === 'position' && <Form.Item name="positionId" rules={needed}><PositionPicker /></Form.Item>}
              {form.getFieldValue('who') === 'party' && <Form.Item name="partyId" rules={needed}><PartyPicker siteId={siteId} known={plan?.party?.name} /></Form.Item>}
            </>
          )}
        </Form.Item>
        <div className="gj-form-pair">
          <Form.Item label={t('maintenance.plans.workHours')} extra={t('maintenance.plans.workHint')}>
            <div className="gj-row"><Form.Item noStyle name="workFrom" rules={needed}><Clock label={t('maintenance.plans.workFrom')} /></Form.Item><span>–</span><Form.Item noStyle name="workTo" rules={needed}><Clock label={t('maintenance.plans.workTo')} /></Form.Item></div>
          </Form.Item>
          <Form.Item name="minutes" label={t('maintenance.plans.minutes')} rules={needed}><InputNumber min={5} max={10_000} precision={0} suffix={t('maintenance.min')} style={{ width: '100%' }} /></Form.Item>
        </div>
        <Form.Item label={t('maintenance.plans.peakHours')} extra={t('maintenance.plans.peakHint')}>
          <Form.List name="peakHours">
            {(rows, { add, remove }) => (
              <div className="gj-stack" style={{ gap: 6 }}>
                {rows.map(({ key, name }) => (
                  <div key={key} className="gj-row">
                    <Form.Item noStyle name={[name, 'from']} rules={needed}><Clock label={t('maintenance.plans.peakFrom', { n: name + 1 })} /></Form.Item><span>–</span><Form.Item noStyle name={[name, 'to']} rules={needed}><Clock label={t('maintenance.plans.peakTo', { n: name + 1 })} /></Form.Item>
                    <Button type="link" size="small" onClick={() => remove(name)}>{t('maintenance.remove')}</Button>
                  </div>
                ))}
                {rows.length < 6 && <span><Button type="link" size="small" onClick={() => add({ from: '07:00', to: '09:00' })}>{t('maintenance.plans.addPeak')}</Button></span>}
              </div>
            )}
          </Form.List>
        </Form.Item>
        <div className="gj-form-pair">
          <Form.Item name="holidays" label={t('maintenance.plans.holidays')}><Select options={holidays} /></Form.Item>
          <SeasonFields form={form} words={(key) => t(`maintenance.plans.${key}`)} />
          <Form.Item name="overlap" label={t('maintenance.plans.overlap')}><Select options={overlaps} /></Form.Item>
          <Form.Item name="misfire" label={t('maintenance.plans.misfire')}><Select options={misfires} /></Form.Item>
        </div>
        <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
      </div>
      <Form.Item noStyle shouldUpdate>{() => <Preview siteId={siteId} values={{ ...BLANK, ...(form.getFieldsValue(true) as Partial<Values>) }} />}</Form.Item>
    </div>
  )
}

/** `09:30`, on the wall of the site. */
function Clock({ value, onChange, label, id }: { id?: string; value?: string | null; onChange?: (value: string | null) => void; label: string }) {
  return <TimePicker id={id} aria-label={label} format="HH:mm" minuteStep={5} needConfirm={false} style={{ flex: 1, maxWidth: 130 }} value={value ? dayjs(`2028-01-01T${value}`) : null} onChange={(at) => onChange?.(at ? at.format('HH:mm') : null)} />
}

const WAIT_MS = 300

/** When the next services would be, by the calendar of the site: the server's word, not a guess of the screen. */
function Preview({ siteId, values }: { siteId: string; values: Values }) {
  const t = useT()
  const time = useTime()
  const windowOf = useWindow()
  const isAskable = values.startsOn !== null && (values.trigger === 'interval' ? values.everyCount > 0 : values.trigger === 'rule' && isSaid(values.rule)) && Boolean(values.workFrom && values.workTo && values.minutes)
  const asked = useLater(JSON.stringify({ siteId, ...timesOf(values) }), WAIT_MS)
  const found = useCall('maintenance.previewMaintenancePlan', { body: JSON.parse(asked) as NonNullable<CallInput<'maintenance.previewMaintenancePlan'>['body']> }, { enabled: isAskable, placeholderData: keepPreviousData, retry: false })
  const next = found.data?.next ?? []
  return (
    <aside className="gj-insp-preview" aria-label={t('maintenance.plans.preview')} aria-busy={found.isFetching}>
      <h3>{t('maintenance.plans.preview')}</h3>
      {values.trigger === 'counter' ? (
        <p className="gj-quiet">{t('maintenance.plans.byCounter')}</p>
      ) : found.error && !found.isFetching ? (
        <ProblemAlert error={found.error} />
      ) : (
        <>
          <ol>{next.map(({ dueAt, from, to }) => <li key={dueAt}>{time.day(dueAt)}<br /><span className="gj-quiet gj-small">{windowOf({ from, to })}</span></li>)}</ol>
          {found.data && next.length === 0 && <p className="gj-tone" data-tone="overdue">{t('maintenance.plans.noNext')}</p>}
        </>
      )}
    </aside>
  )
}
