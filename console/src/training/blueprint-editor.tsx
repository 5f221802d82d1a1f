import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useAct, useT, type CallInput } from '@guanjia/ui'
import type { Blueprint } from '@guanjia/contract/exams.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'

type Values = NonNullable<CallInput<'exams.createBlueprint'>['body']> & { isActive?: boolean }
const line = () => ({ topic: null, difficulty: null, type: null, count: 5, marks: 2 })

/** Writes a pattern: sections of lines, each so many questions of one kind; exams that exist keep theirs. */
export function BlueprintEditor({ blueprint, onClose }: { blueprint: Blueprint | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const create = useAct('exams.createBlueprint', ['exams'])
  const change = useAct('exams.changeBlueprint', ['exams'])
  const posts = useChoices('standardPost')
  const submit = async ({ isActive = true, ...values }: Values): Promise<void> => {
    const body = { ...values, certificateMonths: values.certificateMonths ?? null, sections: values.sections.map((section) => ({ ...section, passPercent: section.passPercent ?? null, lines: section.lines.map((one) => ({ ...one, topic: one.topic ?? null, difficulty: one.difficulty ?? null, type: one.type ?? null })) })) }
    if (blueprint) await change.mutateAsync({ params: { id: blueprint.id }, body: { ...body, version: blueprint.version, isActive } as never })
    else await create.mutateAsync({ body })
    void message.success(t('training.blueprint.saved'))
  }
  const number = (name: keyof Values, label: string, min: number, max: number) => <Form.Item name={name} label={label}><InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} /></Form.Item>
  const initial = (blueprint ?? { post: 'everybody', durationMinutes: 60, passPercent: 60, maxAttempts: 2, retakeAfterDays: 0, markers: 1, markTolerance: 0, certificateMonths: 12, sections: [{ title: '', passPercent: null, lines: [line()] }] }) as Partial<Values>
  return (
    <ActForm<Values> title={blueprint?.name ?? t('training.blueprint.new')} verb={t('training.blueprint.save')} width={860} initial={initial} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr 1fr 1fr', columnGap: 12 }}>
        <Form.Item name="name" label={t('training.blueprint.name')} rules={[{ required: true }]}><Input autoFocus maxLength={100} /></Form.Item>
        <Form.Item name="post" label={t('training.blueprint.post')}><Select options={posts} /></Form.Item>
        {number('durationMinutes', t('training.blueprint.minutes'), 5, 300)}
        {number('passPercent', t('training.blueprint.pass'), 1, 100)}
      </div>
      <Form.List name="sections">
        {(sections, { add, remove }) => (
          <>
            {sections.map((section) => (
              <fieldset key={section.key} style={{ border: '1px solid var(--gj-border)', borderRadius: 6, margin: '0 0 12px', padding: '12px 12px 0' }}>
                <div style={{ display: 'grid', gridTemplateColumns: '1fr 200px 40px', columnGap: 12, alignItems: 'end' }}>
                  <Form.Item name={[section.name, 'title']} label={t('training.blueprint.sectionTitle')} rules={[{ required: true }]}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[section.name, 'passPercent']} label={t('training.blueprint.sectionPass')}><InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} /></Form.Item>
                  <Form.Item><Button type="text" icon={<DeleteOutlined />} disabled={sections.length === 1} aria-label={t('training.blueprint.remove')} onClick={() => remove(section.name)} /></Form.Item>
                </div>
                <Lines at={section.name} />
              </fieldset>
            ))}
            <Button type="dashed" block icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({ title: '', passPercent: null, lines: [line()] })}>{t('training.blueprint.addSection')}</Button>
          </>
        )}
      </Form.List>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, 1fr)', columnGap: 12, alignItems: 'end' }}>
        {number('maxAttempts', t('training.blueprint.attempts'), 1, 5)}
        {number('retakeAfterDays', t('training.blueprint.wait'), 0, 90)}
        {number('markers', t('training.blueprint.markers'), 1, 2)}
        {number('markTolerance', t('training.blueprint.tolerance'), 0, 20)}
        <Form.Item name="certificateMonths" label={t('training.blueprint.certificate')} tooltip={t('training.blueprint.forGood')}><InputNumber min={0} max={120} precision={0} placeholder={t('training.blueprint.noCertificate')} style={{ width: '100%' }} /></Form.Item>
      </div>
      {blueprint && <Form.Item name="isActive" valuePropName="checked"><Checkbox>{t('training.blueprint.isActive')}</Checkbox></Form.Item>}
    </ActForm>
  )
}

function Lines({ at }: { at: number }) {
  const t = useT()
  const [topics, difficulties, types] = [useChoices('questionTopic'), useChoices('difficulty'), useChoices('questionType')]
  const any = t('training.blueprint.any')
  return (
    <Form.List name={[at, 'lines']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <div key={field.key} style={{ display: 'grid', gridTemplateColumns: '1.4fr 1fr .8fr 90px 90px 32px', gap: 8, marginBottom: 8 }}>
              <Form.Item noStyle name={[field.name, 'topic']}><Select allowClear options={topics} placeholder={`${t('training.blueprint.topic')}：${any}`} aria-label={t('training.blueprint.topic')} /></Form.Item>
              <Form.Item noStyle name={[field.name, 'type']}><Select allowClear options={types} placeholder={`${t('training.blueprint.type')}：${any}`} aria-label={t('training.blueprint.type')} /></Form.Item>
              <Form.Item noStyle name={[field.name, 'difficulty']}><Select allowClear options={difficulties} placeholder={`${t('training.blueprint.difficulty')}：${any}`} aria-label={t('training.blueprint.difficulty')} /></Form.Item>
              <Form.Item noStyle name={[field.name, 'count']} rules={[{ required: true }]}><InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} aria-label={t('training.blueprint.count')} suffix={t('training.blueprint.unitQuestions')} /></Form.Item>
              <Form.Item noStyle name={[field.name, 'marks']} rules={[{ required: true }]}><InputNumber min={0.5} max={100} step={0.5} style={{ width: '100%' }} aria-label={t('training.blueprint.each')} suffix={t('training.blueprint.unitMarks')} /></Form.Item>
              <Button type="text" icon={<DeleteOutlined />} disabled={fields.length === 1} aria-label={t('training.blueprint.remove')} onClick={() => remove(field.name)} />
            </div>
          ))}
          <Button type="link" size="small" icon={<PlusOutlined />} style={{ marginBottom: 8, padding: 0 }} onClick={() => add(line())}>{t('training.blueprint.addLine')}</Button>
        </>
      )}
    </Form.List>
  )
}
