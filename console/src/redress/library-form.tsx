import { Form, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import type { LibraryCase } from '@guanjia/contract/redress.ts'
import { ActForm } from '../kit/act-form.tsx'

type Values = Pick<LibraryCase, 'title' | 'story' | 'analysis' | 'lesson' | 'improvement' | 'improvementLink' | 'tags'>

/** Writes a case for the library, or changes one. */
export function LibraryForm({ record, onClose }: { record: LibraryCase | null; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const write = useAct('redress.writeLibraryCase', ['redress'])
  const change = useAct('redress.changeLibraryCase', ['redress'])
  const submit = async (values: Values): Promise<void> => {
    if (record) return void (await change.mutateAsync({ params: { id: record.id }, body: { ...values, version: record.version } }))
    const made = await write.mutateAsync({ body: values })
    void navigate({ to: '/library/$id', params: { id: made.id } })
  }
  const area = (name: 'story' | 'analysis' | 'lesson' | 'improvement', rows: number, max: number) => (
    <Form.Item name={name} label={t(`redress.library.${name}`)}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} maxLength={max} />
    </Form.Item>
  )
  return (
    <ActForm<Values>
      title={t(record ? 'redress.library.change' : 'redress.library.write')}
      verb={t('shell.form.save')}
      width={720}
      hint={t('redress.library.formHint')}
      initial={record ?? { title: '', story: '', analysis: '', lesson: '', improvement: '', improvementLink: '', tags: [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('redress.library.caseTitle')} rules={[{ required: true, whitespace: true, message: t('redress.needed') }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {area('story', 5, 10_000)}
      {area('analysis', 3, 10_000)}
      {area('lesson', 3, 5000)}
      {area('improvement', 2, 2000)}
      <Form.Item name="improvementLink" label={t('redress.library.link')}>
        <Input maxLength={500} placeholder="https://" inputMode="url" />
      </Form.Item>
      <Form.Item name="tags" label={t('redress.library.tags')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', ',', '、']} maxCount={10} />
      </Form.Item>
    </ActForm>
  )
}
