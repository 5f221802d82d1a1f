import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT, type CallInput } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/courses.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useSite } from '../session/session.tsx'
import { useColleagues } from './exam-form.tsx'

type Create = NonNullable<CallInput<'courses.createSession'>['body']>
type Values = Omit<Create, 'costFen' | 'siteId'> & { cost?: number; summary?: string }

/** Plans a session, for a line of the plan or for needs; or changes one. */
export function SessionForm({ session, planLineId, courseId, title, onClose }: { session?: Session; planLineId?: string; courseId?: string; title?: string; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const create = useAct('courses.createSession', ['courses', 'improvements'])
  const change = useAct('courses.changeSession', ['courses'])
  const kinds = useChoices('sessionKind')
  const colleagues = useColleagues()
  const found = useCall('courses.listCourses', { query: { filter: { state: ['published'] } as never } })
  const needs = useCall('improvements.listTrainingNeeds', { query: { siteId: site.id, limit: 100, filter: { state: ['open', 'planned'] } as never } }, { enabled: !session })
  const submit = async ({ cost = 0, summary = '', needIds = [], ...values }: Values): Promise<void> => {
    const body = { ...values, courseId: values.courseId ?? null, costFen: Math.round(cost * 100) }
    if (session) await change.mutateAsync({ params: { id: session.id }, body: { ...body, summary, version: session.version } })
    else void navigate({ to: '/training/sessions/$id', params: { id: (await create.mutateAsync({ body: { ...body, siteId: site.id, needIds, planLineId: planLineId ?? null } })).id } })
  }
  const initial: Partial<Values> = session
    ? { ...session, courseId: session.course?.id ?? null, cost: session.costFen / 100, attendeeIds: session.attendees.map(({ employee }) => employee.id) }
    : { kind: 'class', courseId, title }
  return (
    <ActForm<Values> title={session ? session.title : t('learn.session.new')} verb={session ? t('learn.session.change') : t('learn.session.save')} hint={t('learn.session.ruleExam')} width={680} initial={initial} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 140px', columnGap: 12 }}>
            <Form.Item name="courseId" label={t('learn.session.course')}><Select allowClear autoFocus showSearch={{ optionFilterProp: 'label' }} options={found.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []} onChange={(id: string) => !form.getFieldValue('title') && form.setFieldValue('title', found.data?.items.find((one) => one.id === id)?.name)} /></Form.Item>
            <Form.Item name="kind" label={t('learn.session.kind')}><Select options={kinds} /></Form.Item>
          </div>
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
      )}
    </ActForm>
  )
}
