import { Button, Form, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useColleagues } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'

interface Values {
  title: string
  blueprintId: string
  opensAt: string
  closesAt: string
  candidateIds: string[]
}

/** Plans an exam by a pattern; it is a draft until it is published. */
export function ExamForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const create = useAct('exams.createExam', ['exams'])
  const patterns = useCall('exams.listBlueprints', { query: { filter: { active: true } } })
  const colleagues = useColleagues()
  const submit = async (values: Values): Promise<void> => {
    const made = await create.mutateAsync({ body: { siteId: site.id, ...values } })
    void navigate({ to: '/training/exams/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values> title={t('training.exam.new')} verb={t('training.exam.save')} hint={t('training.exam.publishHint')} width={640} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="title" label={t('training.exam.name')} rules={[{ required: true }]}><Input autoFocus maxLength={100} /></Form.Item>
          <Form.Item name="blueprintId" label={t('training.exam.blueprint')} rules={[{ required: true }]}>
            <Select options={patterns.data?.items.map((one) => ({ value: one.id, label: `${one.name}（${one.questions} · ${one.marks}）` })) ?? []} onChange={(id: string) => !form.getFieldValue('title') && form.setFieldValue('title', patterns.data?.items.find((one) => one.id === id)?.name)} />
          </Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 16 }}>
            <Form.Item name="opensAt" label={t('training.exam.opens')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
            <Form.Item name="closesAt" label={t('training.exam.closes')} rules={[{ required: true }]}><InstantPicker /></Form.Item>
          </div>
          <Form.Item name="candidateIds" label={t('training.exam.people')} rules={[{ required: true }]} extra={<Button type="link" size="small" style={{ padding: 0 }} onClick={() => form.setFieldValue('candidateIds', colleagues.map(({ value }) => value))}>{t('training.exam.everybody')}</Button>}>
            <Select mode="multiple" options={colleagues} showSearch={{ optionFilterProp: 'label' }} maxTagCount={12} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
