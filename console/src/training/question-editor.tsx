import { Form, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT, type CallInput } from '@guanjia/ui'
import type { Question, QuestionContent } from '@guanjia/contract/questions.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { StandardItemField } from '../quality/standard-item-field.tsx'

type Sent = NonNullable<CallInput<'questions.createQuestion'>['body']>
type Values = Pick<Sent, 'type' | 'topic' | 'post' | 'difficulty' | 'stem' | 'reference' | 'explanation' | 'standardItem'> & { options: string; targets: string; answer: string; files: FileRef[] }

const lines = (choices: QuestionContent['options']): string => choices.map(({ key, text }) => `${key}. ${text}`).join('\n')
const choicesIn = (text = ''): QuestionContent['options'] =>
  text.split('\n').flatMap((line) => {
    const found = /^\s*([A-Za-z0-9]{1,2})\s*[.．、:：]\s*(.+)$/.exec(line)
    return found ? [{ key: found[1]!.toUpperCase(), text: found[2]!.trim() }] : []
  })

/** Writes a question, or changes one; a question that was used becomes a new version. */
export function QuestionEditor({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const create = useAct('questions.createQuestion', ['questions'])
  const revise = useAct('questions.reviseQuestion', ['questions'])
  const [types, topics, posts, difficulties] = [useChoices('questionType'), useChoices('questionTopic'), useChoices('standardPost'), useChoices('difficulty')]
  const words = { true: t('exam.true'), false: t('exam.false') }
  const answersIn = (type: Values['type'], text: string): string[] => {
    if (type === 'short_answer') return [text.trim()]
    if (type === 'blank') return text.split('\n').map((word) => word.trim()).filter(Boolean)
    if (type === 'true_false') return [text.trim() === words.true ? 'true' : text.trim() === words.false ? 'false' : text.trim()]
    return text.toUpperCase().split(/[\s,，、]+/).filter(Boolean)
  }
  const shown = (content: QuestionContent): string => (content.type === 'true_false' ? words[content.answer[0] === 'true' ? 'true' : 'false'] : content.answer.join(content.type === 'blank' || content.type === 'short_answer' ? '\n' : ','))
  const submit = async ({ files, options, targets, answer, ...values }: Values): Promise<void> => {
    const content: Sent = { ...values, options: choicesIn(options), targets: choicesIn(targets), answer: answersIn(values.type, answer), pictureIds: files?.map(({ id }) => id) ?? [] }
    if (question) await revise.mutateAsync({ params: { id: question.id }, body: { ...content, version: question.version } })
    else void navigate({ to: '/training/questions/$id', params: { id: (await create.mutateAsync({ body: content })).id } })
  }
  const initial: Partial<Values> = question
    ? { ...question.content, options: lines(question.content.options), targets: lines(question.content.targets), answer: shown(question.content), files: question.pictures }
    : { type: 'single', difficulty: 'medium', post: 'everybody', files: [] }
  return (
    <ActForm<Values> title={question ? `${t('training.bank.edit')} · ${question.code}` : t('training.bank.new')} verb={t(question?.isUsed ? 'training.bank.editUsed' : 'training.bank.save')} hint={question?.isUsed ? t('training.bank.newVersion') : undefined} width={720} initial={initial} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', columnGap: 12 }}>
            <Form.Item name="type" label={t('training.bank.type')}><Select options={types} /></Form.Item>
            <Form.Item name="topic" label={t('training.bank.topic')} rules={[{ required: true }]}><Select options={topics} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
            <Form.Item name="post" label={t('training.bank.post')}><Select options={posts} /></Form.Item>
            <Form.Item name="difficulty" label={t('training.bank.difficulty')}><Select options={difficulties} /></Form.Item>
          </div>
          <Form.Item noStyle dependencies={['type']}>
            {() => {
              const type = form.getFieldValue('type') as Values['type']
              return (
                <>
                  <Form.Item name="stem" label={t('training.bank.stem')} extra={type === 'blank' ? t('training.bank.blankHint') : undefined} rules={[{ required: true }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
                  {['single', 'multiple', 'ordering', 'matching'].includes(type) && <Form.Item name="options" label={t('training.bank.options')} extra={t('training.bank.optionHint')} rules={[{ required: true }]}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>}
                  {type === 'matching' && <Form.Item name="targets" label={t('training.bank.targets')} extra="1. …" rules={[{ required: true }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
                  <Form.Item name="answer" label={t('training.bank.answer')} extra={t('training.bank.answerHint')} rules={[{ required: true }]}><Input.TextArea autoSize={{ minRows: 1 }} /></Form.Item>
                </>
              )
            }}
          </Form.Item>
          <Form.Item name="reference" label={t('training.bank.reference')} rules={[{ required: true }]}><Input maxLength={300} /></Form.Item>
          <Form.Item name="standardItem" label={t('quality.standards.from')}><StandardItemField /></Form.Item>
          <Form.Item name="explanation" label={t('training.bank.explanation')}><Input.TextArea autoSize maxLength={1000} /></Form.Item>
          <Form.Item name="files" label={t('training.bank.picture')} valuePropName="value"><FileUpload max={4} accept="image/*" /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
