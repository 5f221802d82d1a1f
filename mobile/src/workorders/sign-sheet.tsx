import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { useSignature } from '../kit/signature.ts'
import { isSigned } from '../kit/strokes.ts'
import type { OrderSheet } from './order-sheets.tsx'

/** The resident signs finished work. */
export function SignSheet(props: OrderSheet) {
  const t = useT()
  const [by, setBy] = useState(props.order.contactName)
  const signature = useSignature()
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const wrong = { by: !by.trim(), signature: !isSigned(signature.strokes) }
  async function submit(): Promise<void> {
    setAsked(true)
    setProblem(null)
    if (wrong.by || wrong.signature) return
    try {
      const fileId = await signature.settle()
      await props.onAct({ action: 'sign', signature: { fileId, by: by.trim() } })
    } catch (failure) {
      setProblem(failure)
    }
  }
  return (
    <Sheet
      open={props.open}
      title={t('mobilePaid.order.sign')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy || signature.isSending} onClick={() => void submit()}>
          {t('mobilePaid.pad.save')}
        </Button>
      }
    >
      <LineField label={t('mobilePaid.done.signedBy')} max={50} value={by} onChange={setBy} error={isAsked && wrong.by ? t('mobilePaid.done.signedByNeeded') : undefined} />
      <SignaturePad label={t('mobilePaid.pad.label')} strokes={signature.strokes} onChange={signature.change} error={isAsked && wrong.signature ? t('mobilePaid.quote.signNeeded') : undefined} />
      <ProblemNote error={problem ?? props.error} />
    </Sheet>
  )
}
