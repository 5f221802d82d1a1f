import { App, Form, Input, Segmented, Select } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { ServiceWord, WordKind } from '@guanjia/contract/language.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { EditForm } from '../../kit/edit-form.tsx'
import { inWords } from '../../kit/worded.ts'

interface Facts {
  word: string
  kind: WordKind
  suggestion: string
  exceptions: string[]
}

export function WordForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('language.createWord')
  const submit = async (values: Facts): Promise<void> => {
    const { word } = await inWords(t, () => make.mutateAsync({ body: values }))
    void message.success(t('archives.created', { name: word }))
  }
  return (
    <ActForm<Facts>
      title={t('language.words.add')}
      verb={t('language.words.act')}
      hint={t('language.words.levelHint')}
      initial={{ word: '', kind: 'impatient', suggestion: '', exceptions: [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields />
    </ActForm>
  )
}

export function WordChange({ word, onClose }: { word: ServiceWord; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('language.changeWord')
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: word.id }, body: { ...changes, version } }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<ServiceWord, Facts>
      title={`${t('language.words.change')} · ${word.word}`}
      verb={t('shell.form.save')}
      hint={t('language.words.levelHint')}
      record={word}
      onSave={save}
      onClose={onClose}
      valuesOf={({ word, kind, suggestion, exceptions }) => ({ word, kind, suggestion, exceptions })}
      fields={{
        word: { label: t('language.words.word') },
        kind: { label: t('language.words.kind'), show: (value) => label('wordKind', value as string) },
        suggestion: { label: t('language.words.suggestion') },
        exceptions: { label: t('language.words.exceptions'), show: (value) => (value as string[]).join(' · ') },
      }}
    >
      <Fields />
    </EditForm>
  )
}

function Fields() {
  const t = useT()
  const kinds = useChoices('wordKind')
  return (
    <>
      <Form.Item name="word" label={t('language.words.word')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="kind" label={t('language.words.kind')}>
        <Segmented options={kinds} />
      </Form.Item>
      <Form.Item name="suggestion" label={t('language.words.suggestion')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="exceptions" label={t('language.words.exceptions')} extra={t('language.words.exceptionsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，']} maxCount={50} />
      </Form.Item>
    </>
  )
}
