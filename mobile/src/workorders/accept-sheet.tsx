import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Quote } from '@guanjia/contract/quotes.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { useSignature } from '../kit/signature.ts'
import { isSigned } from '../kit/strokes.ts'
import { toast } from '../kit/toast.tsx'
import { QuoteBox } from '../paidservices/quote-box.tsx'

/** The customer accepts at the door with a signature, or on the telephone with who said it. */
export function AcceptSheet({ quote, contact, onClose }: { quote: Quote; contact: string; onClose: () => void }) {
  const t = useT()
  const [via, setVia] = useState<'signature' | 'phone'>('signature')
  const [who, setWho] = useState(contact)
  const signature = useSignature()
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { send, isBusy, error } = useSend('quotes.actOnQuote', quote.id, ['quotes', 'workorders', 'cases'])
  const wrong = { who: !who.trim(), signature: via === 'signature' && !isSigned(signature.strokes) }
  async function submit(): Promise<void> {
    setAsked(true)
    setProblem(null)
    if (wrong.who || wrong.signature) return
    try {
      const base = { action: 'accept' as const, totalFen: quote.totalFen, acceptedBy: who.trim() }
      const body = via === 'signature' ? { ...base, via, signatureId: await signature.settle() } : { ...base, via, saidAt: new Date().toISOString() }
      if ((await send({ params: { id: quote.id }, body })) === null) return
      toast(t('mobilePaid.quote.recorded'))
      onClose()
    } catch (failure) {
      setProblem(failure)
    }
  }
  return (
    <Sheet
      open
      title={t('mobilePaid.quote.acceptHere')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy || signature.isSending} onClick={() => void submit()}>
          {t('mobilePaid.quote.confirm')}
        </Button>
      }
    >
      <QuoteBox quote={quote} />
      <Choice
        label={t('mobilePaid.quote.how')}
        options={[
          { value: 'signature', text: t('mobilePaid.quote.sign') },
          { value: 'phone', text: t('mobilePaid.quote.phone') },
        ]}
        value={via}
        onChange={setVia}
      />
      <LineField label={t('mobilePaid.quote.who')} max={50} value={who} onChange={setWho} error={isAsked && wrong.who ? t('mobilePaid.quote.whoNeeded') : undefined} />
      {via === 'signature' && <SignaturePad label={t('mobilePaid.pad.label')} strokes={signature.strokes} onChange={signature.change} error={isAsked && wrong.signature ? t('mobilePaid.quote.signNeeded') : undefined} />}
      <ProblemNote error={problem ?? error} />
    </Sheet>
  )
}
