import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Quote } from '@guanjia/contract/quotes.ts'
import { upload } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { SignaturePad, signaturePicture } from '../kit/signature-pad.tsx'
import { isSigned, type Stroke } from '../kit/strokes.ts'
import { toast } from '../kit/toast.tsx'
import { QuoteBox } from '../paidservices/quote-box.tsx'

/** The customer accepts at the door with a signature, or on the telephone with who said it. */
export function AcceptSheet({ quote, contact, onClose }: { quote: Quote; contact: string; onClose: () => void }) {
  const t = useT()
  const [via, setVia] = useState<'signature' | 'phone'>('signature')
  const [who, setWho] = useState(contact)
  const [strokes, setStrokes] = useState<Stroke[]>([])
  const [fileId] = useState(recordId)
  const [isAsked, setAsked] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { send, isBusy, error } = useSend('quotes.actOnQuote', quote.id, ['quotes', 'workorders', 'cases'])
  const wrong = { who: !who.trim(), signature: via === 'signature' && !isSigned(strokes) }
  async function submit(): Promise<void> {
    setAsked(true)
    setProblem(null)
    if (wrong.who || wrong.signature) return
    try {
      const base = { action: 'accept' as const, totalFen: quote.totalFen, acceptedBy: who.trim() }
      if (via === 'signature') {
        setUploading(true)
        await upload(await signaturePicture(strokes), 'signature.png', fileId)
      }
      setUploading(false)
      const body = via === 'signature' ? { ...base, via, signatureId: fileId } : { ...base, via, saidAt: new Date().toISOString() }
      if ((await send({ params: { id: quote.id }, body })) === null) return
      toast(t('mobilePaid.quote.recorded'))
      onClose()
    } catch (failure) {
      setProblem(failure)
    } finally {
      setUploading(false)
    }
  }
  return (
    <Sheet
      open
      title={t('mobilePaid.quote.acceptHere')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy || isUploading} onClick={() => void submit()}>
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
      {via === 'signature' && <SignaturePad label={t('mobilePaid.pad.label')} strokes={strokes} onChange={setStrokes} error={isAsked && wrong.signature ? t('mobilePaid.quote.signNeeded') : undefined} />}
      <ProblemNote error={problem ?? error} />
    </Sheet>
  )
}
