import { App, Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { dayOf, useAct, useCall, useLabel, useT, useTime, type CallInput } from '@guanjia/ui'
import type { InspectionPlan } from '@guanjia/contract/inspections.ts'
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
import { FIRST_RULE, isSaid, ruleOf } from './rule.ts'
import { RuleBuilder } from './rule-builder.tsx'
import { SeasonFields } from './season-fields.tsx'

type Body = NonNullable<CallInput<'inspections.createPlan'>['body']>
type Who = 'anybody' | 'role' | 'employee'
interface Values {
  name: string
  kind: InspectionPlan['kind']
  /** Of a plan of meters: whose it reads. */
  meters: InspectionPlan['meters']
  routeId: string | null
  rule: string
  startsOn: string | null
  endsOn: string | null
  windowMinutes: number
  leadHours: number
  seasonFrom: string | null
  seasonTo: string | null
  holidays: InspectionPlan['holidays']
  overlap: InspectionPlan['overlap']
  misfire: InspectionPlan['misfire']
  who: Who
  role: Body['role']
  zoneId: string | null
  employeeId: string | null
  participants: string[]
  photoWhenFine: boolean
}
const ROLES = ['guard', 'technician', 'steward', 'front_desk', 'supervisor'] as const
const PARTICIPANTS = ['site_manager', 'supervisor', 'steward', 'technician', 'guard'] as const

function firstValues(today: string, routeId: string | null): Values {
  return { name: '', kind: 'inspection', meters: null, routeId, rule: ruleOf(FIRST_RULE), startsOn: today, endsOn: null, windowMinutes: 120, leadHours: 24, seasonFrom: null, seasonTo: null, holidays: 'keep', overlap: 'allow', misfire: 'missed', who: 'role', role: 'technician', zoneId: null, employeeId: null, participants: [], photoWhenFine: false }
}

function valuesOf(plan: InspectionPlan): Values {
  const { name, kind, meters, route, rule, startsOn, endsOn, windowMinutes, leadHours, season, holidays, overlap, misfire, employee, role, zone, participants, photoWhenFine } = plan
  return { name, kind, meters, routeId: route.id, rule, startsOn, endsOn, windowMinutes, leadHours, seasonFrom: season?.from ?? null, seasonTo: season?.to ?? null, holidays, overlap, misfire, who: employee ? 'employee' : role ? 'role' : 'anybody', role: role as Body['role'], zoneId: zone?.id ?? null, employeeId: employee?.id ?? null, participants, photoWhenFine }
}

function factsOf({ who, role, zoneId, employeeId, seasonFrom, seasonTo, routeId, startsOn, participants, ...values }: Values): Omit<Body, 'siteId'> {
  return { ...values, meters: values.kind === 'meters' ? values.meters : null, routeId: routeId!, startsOn: startsOn!, season: seasonFrom && seasonTo ? { from: seasonFrom, to: seasonTo } : null, role: who === 'role' ? role : null, zoneId: who === 'role' ? (zoneId ?? null) : null, employeeId: who === 'employee' ? employeeId : null, participants: participants as Body['participants'] }
}

/** A new plan, or another way of one; the next rounds are computed by the server while one writes. */
export function PlanForm({ plan, routeId = null, onClose }: { plan: InspectionPlan | null; routeId?: string | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('inspections.createPlan', ['inspections'])
  const change = useAct('inspections.changePlan', ['inspections'])
  const fields = (form: FormInstance<Values>) => <Fields form={form} siteId={plan?.siteId ?? site.id} />
  if (!plan)
    return (
      <ActForm<Values>
        title={t('inspections.plans.new')}
        verb={t('inspections.plans.create')}
        width={980}
        initial={firstValues(dayOf(Date.now(), site.timeZone), routeId)}
        onSubmit={async (values) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { id, siteId: site.id, ...factsOf({ ...firstValues('', null), ...values }) } }))
          void message.success(t('inspections.plans.created'))
          void navigate({ to: '/inspections/plans/$id', params: { id: made.id } })
        }}
        onClose={onClose}
      >
        {fields}
      </ActForm>
    )
  const words = (key: string): { label: string } => ({ label: t(`inspections.plans.${key}` as 'inspections.plans.name') })
  return (
    <EditForm<InspectionPlan, Values>
      title={`${t('inspections.plans.edit')} · ${plan.name}`}
      verb={t('inspections.save')}
      width={980}
      hint={t('inspections.plans.editHint')}
      record={plan}
      valuesOf={valuesOf}
      fields={{
        name: words('name'), kind: { ...words('kind'), show: (value) => label('roundKind', value as string) }, meters: { ...words('meters'), show: (value) => label('metersRead', value as string | null) }, routeId: words('route'), rule: words('rule'), startsOn: words('startsOn'), endsOn: words('endsOn'), windowMinutes: words('window'), leadHours: words('lead'), seasonFrom: words('season'), seasonTo: words('season'),
        holidays: { ...words('holidays'), show: (value) => label('holidayRule', value as string) }, overlap: { ...words('overlap'), show: (value) => label('overlapRule', value as string) }, misfire: { ...words('misfire'), show: (value) => label('misfireRule', value as string) }, who: words('who'), role: words('role'), zoneId: words('zone'), employeeId: words('employee'), participants: words('participants'), photoWhenFine: words('photoWhenFine'),
      }}
      onSave={async (_, version, all) => {
        await inWords(t, () => change.mutateAsync({ params: { id: plan.id }, body: { version, ...factsOf(all) } }))
        void message.success(t('inspections.saved'))
      }}
      onClose={onClose}
    >
      {fields}
    </EditForm>
  )
}

function Fields({ form, siteId }: { form: FormInstance<Values>; siteId: string }) {
  const t = useT()
  const label = useLabel()
  const routes = useCall('inspections.listRoutes', { query: { siteId, filter: {} } })
  const zones = useCall('organization.listZones', { query: { siteId } }, { staleTime: 300_000 })
  const [kinds, metersRead] = [useChoices('roundKind'), useChoices('metersRead')]
  const [holidays, overlaps, misfires] = [useChoices('holidayRule'), useChoices('overlapRule'), useChoices('misfireRule')]
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const roles = (list: readonly string[]) => list.map((value) => ({ value, label: label('role', value) }))
  return (
    <div className="gj-insp-plan-form">
      <div>
        <div className="gj-form-pair">
          <Form.Item name="name" label={t('inspections.plans.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} autoFocus /></Form.Item>
          <Form.Item name="kind" label={t('inspections.plans.kind')}><Select options={kinds} /></Form.Item>
        </div>
        <Form.Item noStyle dependencies={['kind']}>
          {() => form.getFieldValue('kind') === 'meters' && <Form.Item name="meters" label={t('inspections.plans.meters')} extra={t('inspections.plans.metersHint')} rules={needed}><Radio.Group options={metersRead} /></Form.Item>}
        </Form.Item>
        <Form.Item name="routeId" label={t('inspections.plans.route')} rules={needed}>
          <Select loading={routes.isFetching} showSearch={{ optionFilterProp: 'label' }} options={(routes.data?.items ?? []).map((route) => ({ value: route.id, label: `${route.name}（${t('inspections.routes.sum', { n: route.stops.length, minutes: route.minutes })}）` }))} notFoundContent={t('inspections.routes.empty')} />
        </Form.Item>
        <Form.Item name="rule" label={t('inspections.plans.rule')} rules={[{ validator: (_, rule: string) => (isSaid(rule) ? Promise.resolve() : Promise.reject(new Error(t('inspections.rule.incomplete')))) }]}><RuleBuilder /></Form.Item>
        <div className="gj-form-pair">
          <Form.Item name="startsOn" label={t('inspections.plans.startsOn')} rules={needed}><DayPicker /></Form.Item>
          <Form.Item name="endsOn" label={t('inspections.plans.endsOn')}><DayPicker placeholder={t('inspections.plans.noEnd')} /></Form.Item>
          <Form.Item name="windowMinutes" label={t('inspections.plans.window')} extra={t('inspections.plans.windowHint')} rules={needed}><InputNumber min={5} max={44_640} precision={0} suffix={t('inspections.min')} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="leadHours" label={t('inspections.plans.lead')} extra={t('inspections.plans.leadHint')} rules={needed}><InputNumber min={0} max={744} precision={0} suffix={t('inspections.hours')} style={{ width: '100%' }} /></Form.Item>
        </div>
        <Form.Item name="who" label={t('inspections.plans.who')} style={{ marginBottom: 8 }}><Radio.Group options={(['role', 'employee', 'anybody'] as const).map((value) => ({ value, label: t(`inspections.plans.by.${value}`) }))} /></Form.Item>
        <Form.Item noStyle dependencies={['who']}>
          {() => (
            <>
              {form.getFieldValue('who') === 'role' && (
                <div className="gj-form-pair">
                  <Form.Item name="role" rules={needed}><Select aria-label={t('inspections.plans.role')} options={roles(ROLES)} /></Form.Item>
                  <Form.Item name="zoneId"><Select aria-label={t('inspections.plans.zone')} allowClear placeholder={t('inspections.plans.wholeSite')} loading={zones.isFetching} options={(zones.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
                </div>
              )}
              {form.getFieldValue('who') === 'employee' && <Form.Item name="employeeId" rules={needed}><EmployeePicker siteId={siteId} /></Form.Item>}
            </>
          )}
        </Form.Item>
        <Form.Item name="participants" label={t('inspections.plans.participants')} extra={t('inspections.plans.participantsHint')}><Select mode="multiple" options={roles(PARTICIPANTS)} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="photoWhenFine" valuePropName="checked"><Checkbox>{t('inspections.plans.photoWhenFine')}</Checkbox></Form.Item>
        <div className="gj-form-pair">
          <Form.Item name="holidays" label={t('inspections.plans.holidays')}><Select options={holidays} /></Form.Item>
          <SeasonFields form={form} words={(key) => t(`inspections.plans.${key}`)} />
          <Form.Item name="overlap" label={t('inspections.plans.overlap')}><Select options={overlaps} /></Form.Item>
          <Form.Item name="misfire" label={t('inspections.plans.misfire')}><Select options={misfires} /></Form.Item>
        </div>
      </div>
      <Form.Item noStyle shouldUpdate>{() => <Preview siteId={siteId} values={form.getFieldsValue(true) as Values} />}</Form.Item>
    </div>
  )
}

const WAIT_MS = 300

/** When the next rounds would be, by the calendar of the site with its holidays: the server's word, not a guess of the screen. */
function Preview({ siteId, values }: { siteId: string; values: Values }) {
  const t = useT()
  const time = useTime()
  const { rule, startsOn, endsOn, seasonFrom, seasonTo, holidays, windowMinutes } = values
  const asked = useLater(JSON.stringify({ siteId, rule, startsOn, endsOn, season: seasonFrom && seasonTo ? { from: seasonFrom, to: seasonTo } : null, holidays }), WAIT_MS)
  const found = useCall('inspections.previewPlan', { body: JSON.parse(asked) as NonNullable<CallInput<'inspections.previewPlan'>['body']> }, { enabled: isSaid(rule) && startsOn !== null, placeholderData: keepPreviousData, retry: false })
  const next = found.data?.next ?? []
  return (
    <aside className="gj-insp-preview" aria-label={t('inspections.plans.preview')} aria-busy={found.isFetching}>
      <h3>{t('inspections.plans.preview')}</h3>
      {found.error && !found.isFetching ? (
        <ProblemAlert error={found.error} />
      ) : (
        <>
          <ol>{next.map((at) => <li key={at}>{time.day(at)} <strong>{time.at(at).slice(-5)}</strong>–{time.at(new Date(Date.parse(at) + windowMinutes * 60_000).toISOString()).slice(-5)}</li>)}</ol>
          {found.data && next.length === 0 && <p className="gj-tone" data-tone="overdue">{t('inspections.plans.noNext')}</p>}
        </>
      )}
    </aside>
  )
}
