import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT, type CallInput } from '@guanjia/ui'
import type { Course } from '@guanjia/contract/courses.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { newId } from '../kit/new-id.ts'

type Create = NonNullable<CallInput<'courses.createCourse'>['body']>
type Kind = Course['parts'][number]['kind']
type Values = Omit<Create, 'parts'> & { parts: { id: string; title: string; kind: Kind; body?: string; files?: FileRef[]; slides?: FileRef[]; standardId?: string | null; minSeconds: number }[] }
const part = (): Values['parts'][number] => ({ id: newId(), title: '', kind: 'text', body: '', files: [], slides: [], standardId: null, minSeconds: 30 })

/** Writes a course: parts that are read, and files; parts that stay keep who has done them. */
export function CourseEditor({ course, onClose }: { course: Course | null; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('courses.createCourse', ['courses'])
  const change = useAct('courses.changeCourse', ['courses'])
  const [topics, posts, kinds] = [useChoices('questionTopic'), useChoices('standardPost'), useChoices('coursePartKind')]
  const submit = async ({ parts, ...values }: Values): Promise<void> => {
    const body = { ...values, reviewOn: values.reviewOn ?? null, parts: parts.map(({ files, slides, standardId, ...one }) => ({ ...one, body: one.body ?? '', fileId: one.kind === 'file' ? (files?.[0]?.id ?? null) : null, fileIds: one.kind === 'slides' ? (slides ?? []).map(({ id }) => id) : [], standardId: one.kind === 'standard' ? (standardId ?? null) : null })) }
    if (course) await change.mutateAsync({ params: { id: course.id }, body: { ...body, version: course.version } })
    else void navigate({ to: '/training/courses/$id', params: { id: (await create.mutateAsync({ body })).id } })
    void message.success(t('learn.saved'))
  }
  const initial: Partial<Values> = course ? { ...course, parts: course.parts.map((one) => ({ ...one, files: one.file ? [one.file] : [], standardId: one.standard?.id ?? null })) } : { post: 'everybody', parts: [part()] }
  return (
    <ActForm<Values> title={course ? course.name : t('learn.new')} verb={t('learn.save')} width={820} initial={initial} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <div style={{ display: 'grid', gridTemplateColumns: '140px 1fr 160px 140px', columnGap: 12 }}>
            {course ? <Form.Item label={t('learn.code')}>{course.code}</Form.Item> : <Form.Item name="code" label={t('learn.code')} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/ }]}><Input autoFocus maxLength={20} /></Form.Item>}
            <Form.Item name="name" label={t('learn.name')} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
            <Form.Item name="topic" label={t('learn.topic')} rules={[{ required: true }]}><Select options={topics} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
            <Form.Item name="post" label={t('learn.post')}><Select options={posts} /></Form.Item>
          </div>
          <Form.Item name="summary" label={t('learn.summary')}><Input maxLength={1000} /></Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 180px', columnGap: 12 }}>
            <Form.Item name="reference" label={t('learn.reference')}><Input maxLength={300} /></Form.Item>
            <Form.Item name="reviewOn" label={t('learn.reviewOn')}><DayPicker /></Form.Item>
          </div>
          <Form.List name="parts">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field) => (
                  <fieldset key={field.key} style={{ border: '1px solid var(--gj-border)', borderRadius: 6, margin: '0 0 12px', padding: '12px 12px 0' }}>
                    <Form.Item name={[field.name, 'id']} hidden><Input /></Form.Item>
                    <div style={{ display: 'grid', gridTemplateColumns: '1fr 120px 140px 40px', columnGap: 12, alignItems: 'end' }}>
                      <Form.Item name={[field.name, 'title']} label={t('learn.partTitle')} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
                      <Form.Item name={[field.name, 'kind']} label={t('learn.kind')}><Select options={kinds} /></Form.Item>
                      <Form.Item name={[field.name, 'minSeconds']} label={t('learn.minSeconds')}><InputNumber min={0} max={7200} precision={0} style={{ width: '100%' }} /></Form.Item>
                      <Form.Item><Button type="text" icon={<DeleteOutlined />} disabled={fields.length === 1} aria-label={t('learn.remove')} onClick={() => remove(field.name)} /></Form.Item>
                    </div>
                    <Form.Item noStyle dependencies={[['parts', field.name, 'kind']]}>
                      {() => <Material kind={form.getFieldValue(['parts', field.name, 'kind']) as Kind} at={field.name} />}
                    </Form.Item>
                    <Form.Item name={[field.name, 'body']} label={t('learn.body')} extra={t('sharing.part.format')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 16 }} maxLength={20000} /></Form.Item>
                  </fieldset>
                ))}
                <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add(part())}>{t('learn.addPart')}</Button>
              </>
            )}
          </Form.List>
        </>
      )}
    </ActForm>
  )
}

/** What a part shows beside its text. */
function Material({ kind, at }: { kind: Kind; at: number }) {
  const t = useT()
  const standards = useCall('standards.listStandards', { query: { filter: { state: ['published'] } as never } }, { enabled: kind === 'standard' })
  if (kind === 'file') return <Form.Item name={[at, 'files']} label={t('learn.file')} valuePropName="value" rules={[{ required: true }]}><FileUpload max={1} accept=".pdf,.mp4,image/*" /></Form.Item>
  if (kind === 'slides') return <Form.Item name={[at, 'slides']} label={t('sharing.part.slides')} valuePropName="value" rules={[{ required: true }]}><FileUpload max={60} accept="image/*" /></Form.Item>
  if (kind === 'standard') return <Form.Item name={[at, 'standardId']} label={t('sharing.part.standard')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={standards.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []} /></Form.Item>
  return null
}
