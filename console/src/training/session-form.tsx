import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT, type CallInput } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/courses.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useColleagues } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'
import { MEETING_KINDS } from '@guanjia/ui/archives/choices.ts'
import { ruleOf } from './session-rule.ts'

type Create = NonNullable<CallInput<'courses.createSession'>['body']>
type Values = Omit<Create, 'costFen' | 'siteId'> & { cost?: number; summary?: string }

interface Planned {
  kind?: Session['kind']
  zoneId?: string
  team?: Session['teams'][number]
}

/** Plans a session, for a line of the plan, for needs or about a case of the library; or changes one. */
export function SessionForm({ session, planLineId, courseId, caseId, title, planned = {}, onClose }: { session?: Session; planLineId?: string; courseId?: string; caseId?: string; title?: string; planned?: Planned; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const id = useNewId()
  const create = useAct('courses.createSession', ['courses', 'improvements'])
  const teach = useAct('redress.teachLibraryCase', ['courses', 'improvements', 'redress'])
  const change = useAct('courses.changeSession', ['courses'])
  const [kinds, posts] = [useChoices('sessionKind'), useChoices('standardPost', ['everybody'])]
  const zones = useCall('organization.listZones', { query: { siteId: site.id } })
  const scripts = useCall('standards.listStandards', { query: { filter: { state: ['published'] } as never } })
  const colleagues = useColleagues()
  const found = useCall('courses.listCourses', { query: { filter: { state: ['published'] } as never } })
  const needs = useCall('improvements.listTrainingNeeds', { query: { siteId: site.id, limit: 100, filter: { state: ['open', 'planned'] } as never } }, { enabled: !session })
  const submit = async ({ cost = 0, summary = '', needIds = [], ...values }: Values): Promise<void> => {
    const isMeeting = (MEETING_KINDS as readonly string[]).includes(values.kind ?? 'class')
    const own = { zoneId: values.kind === 'sharing' ? (values.zoneId ?? null) : null, teams: values.kind === 'seminar' ? (values.teams ?? []) : [], standardId: values.kind === 'drill' ? (values.standardId ?? null) : null }
    const body = { ...values, ...own, courseId: isMeeting ? null : (values.courseId ?? null), costFen: Math.round(cost * 100) }
    if (session) return void (await change.mutateAsync({ params: { id: session.id }, body: { ...body, summary, version: session.version } }))
    const made = { ...body, id, siteId: site.id, needIds, planLineId: planLineId ?? null }
    await (caseId === undefined ? create.mutateAsync({ body: made }) : teach.mutateAsync({ params: { id: caseId }, body: made }))
    void navigate({ to: '/training/sessions/$id', params: { id } })
  }
  const initial: Partial<Values> = session
    ? { ...session, courseId: session.course?.id ?? null, zoneId: session.zone?.id ?? null, standardId: session.standard?.id ?? null, cost: session.costFen / 100, attendeeIds: session.attendees.map(({ employee }) => employee.id) }
    : { kind: planned.kind ?? 'class', courseId, title, zoneId: planned.zoneId ?? null, teams: planned.team ? ['customer_service', planned.team] : [] }
  return (
    <ActForm<Values> title={session ? session.title : t('learn.session.new')} verb={session ? t('learn.session.change') : t('learn.session.save')} width={680} initial={initial} onSubmit={submit} onClose={onClose}>
      {(form) => {
        const courses = <Form.Item name="courseId" label={t('learn.session.course')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={found.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []} onChange={(id: string) => !form.getFieldValue('title') && form.setFieldValue('title', found.data?.items.find((one) => one.id === id)?.name)} /></Form.Item>
        return (
        <>
          <Form.Item name="kind" label={t('learn.session.kind')}><Radio.Group options={kinds} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => {
              const kind = form.getFieldValue('kind') as Session['kind']
              return (
                <>
                  <p className="gj-quiet gj-small" style={{ margin: '-8px 0 12px' }}>{t(ruleOf(kind))}</p>
                  {kind === 'sharing' && <Form.Item name="zoneId" label={t('sharing.zone')} rules={[{ required: true }]}><Select options={zones.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>}
                  {kind === 'seminar' && <Form.Item name="teams" label={t('sharing.teams')} extra={t('sharing.teamsHint')} rules={[{ required: true, min: 2, type: 'array' }]}><Select mode="multiple" options={posts} /></Form.Item>}
                  {kind === 'drill' && <Form.Item name="standardId" label={t('sharing.script')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={scripts.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []} /></Form.Item>}
                  {(kind === 'class' || kind === 'drill') && courses}
                </>
              )
            }}
          </Form.Item>
          <Form.Item name="title" label={t('learn.session.name')} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
            <Form.Item name="startsAt" label={t('learn.session.starts')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
            <Form.Item name="endsAt" label={t('learn.session.ends')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
          </div>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 140px', columnGap: 12 }}>
            <Form.Item name="place" label={t('learn.session.place')}><Input maxLength={100} /></Form.Item>
            <Form.Item name="trainer" label={t('learn.session.trainer')}><Input maxLength={60} /></Form.Item>
            <Form.Item name="cost" label={t('learn.session.cost')}><InputNumber min={0} max={1_000_000} precision={2} style={{ width: '100%' }} /></Form.Item>
          </div>
          <Form.Item name="attendeeIds" label={t('learn.session.people')} extra={<Button type="link" size="small" style={{ padding: 0 }} onClick={() => form.setFieldValue('attendeeIds', colleagues.map(({ value }) => value))}>{t('learn.session.everybody')}</Button>}><Select mode="multiple" options={colleagues} showSearch={{ optionFilterProp: 'label' }} maxTagCount={12} /></Form.Item>
          {!session && (needs.data?.items.length ?? 0) > 0 && <Form.Item name="needIds" label={t('learn.session.needs')}><Select mode="multiple" options={needs.data!.items.map((one) => ({ value: one.id, label: one.topic }))} /></Form.Item>}
          {session && <Form.Item name="summary" label={t('learn.session.summary')}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>}
        </>
        )
      }}
    </ActForm>
  )
}
