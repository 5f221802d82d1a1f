import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useDraft } from '../kit/draft.ts'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'

/** An act that takes a few words: if the person wants to say any, or because it needs them (`isNeeded`). */
export function WordsSheet(props: {
  open: boolean
  draftKey: string
  words: { title: string; hint: string; label: string; submit: string; missing?: string }
  isDangerous?: boolean
  isNeeded?: boolean
  max?: number
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onSend: (words: string) => Promise<boolean>
}) {
  const t = useT()
  const [draft, change, forget] = useDraft(props.draftKey, { words: '' })
  const [isAsked, setAsked] = useState(false)
  const isMissing = props.isNeeded === true && draft.words.trim() === ''
  async function submit(): Promise<void> {
    setAsked(true)
    if (!isMissing && (await props.onSend(draft.words.trim()))) forget()
  }
  return (
    <Sheet
      open={props.open}
      title={props.words.title}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color={props.isDangerous ? 'danger' : 'primary'} loading={props.isBusy} onClick={() => void submit()}>
          {props.words.submit}
        </Button>
      }
    >
      <p className="muted">{props.words.hint}</p>
      <WordsField
        label={props.isNeeded ? props.words.label : t('mobile.optionalLabel', { label: props.words.label })}
        error={isAsked && isMissing ? (props.words.missing ?? t('mobile.confirm.leftNeeded')) : undefined}
        max={props.max ?? (props.isNeeded ? 2000 : 500)}
        value={draft.words}
        onChange={(words) => change({ words })}
      />
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
