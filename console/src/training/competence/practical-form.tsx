import { Form, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { PracticalSummary } from '@guanjia/contract/practicals.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { InstantPicker } from '../../kit/instant-picker.tsx'
import { useColleagues } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'

interface Values {
  rubricId: string
  employeeIds: string[]
  assessorIds: string[]
  purpose: PracticalSummary['purpose']
  plannedAt: string
  place?: string
  examId?: string
}

/** Plans one assessment for each colleague, all by the same assessors. */
export function PracticalForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const create = useAct('practicals.createPractical', ['practicals', 'competence'])
  const rubrics = useCall('practicals.listRubrics', { query: { filter: { state: ['active'] } as never } })
  const exams = useCall('exams.listExams', { query: { siteId: site.id, limit: 50, filter: { state: ['published', 'closed'] } as never } })
  const colleagues = useColleagues()
  const purposes = useChoices('practicalPurpose')
  const submit = async (values: Values): Promise<void> => {
    const { items } = await create.mutateAsync({ body: { siteId: site.id, ...values, examId: values.examId ?? null } })
    if (items.length === 1) void navigate({ to: '/training/practicals/$id', params: { id: items[0]!.id } })
  }
  return (
    <ActForm<Values> title={t('competence.practical.new')} verb={t('competence.practical.save')} hint={t('competence.practical.examHint')} width={640} initial={{ purpose: 'qualification' }} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 160px', columnGap: 12 }}>
        <Form.Item name="rubricId" label={t('competence.practical.rubric')} rules={[{ required: true }]}><Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={rubrics.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>
        <Form.Item name="purpose" label={t('competence.practical.purpose')}><Select options={purposes} /></Form.Item>
      </div>
      <Form.Item name="employeeIds" label={t('competence.practical.who')} rules={[{ required: true }]}><Select mode="multiple" options={colleagues} showSearch={{ optionFilterProp: 'label' }} maxTagCount={12} /></Form.Item>
      <Form.Item name="assessorIds" label={t('competence.practical.assessors')} rules={[{ required: true }]}><Select mode="multiple" options={colleagues} showSearch={{ optionFilterProp: 'label' }} maxCount={5} /></Form.Item>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="plannedAt" label={t('competence.practical.at')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
        <Form.Item name="place" label={t('competence.practical.place')}><Input maxLength={100} /></Form.Item>
      </div>
      <Form.Item name="examId" label={t('competence.practical.exam')}><Select allowClear options={exams.data?.items.map((one) => ({ value: one.id, label: `${one.title} · ${one.number}` })) ?? []} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
    </ActForm>
  )
}
