import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Quote } from '@guanjia/contract/quotes.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { Section } from '../kit/facts.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { WordsSheet } from '../residents/words-sheet.tsx'
import { QuoteBox } from './quote-box.tsx'

/** The quotes of one's own matter: what counts, with the word that the house waits for. */
export function OwnQuotes({ caseId }: { caseId: string }) {
  const t = useT()
  const found = useCall('quotes.quotesOf', { query: { caseId } })
  const shown = (found.data?.items ?? []).filter(({ status }) => status === 'sent' || status === 'accepted' || status === 'expired')
  if (shown.length === 0) return null
  return (
    <Section title={t('mobilePaid.quote.title')}>
      {shown.map((quote) => (
        <OwnQuote key={quote.id} quote={quote} />
      ))}
    </Section>
  )
}

function OwnQuote({ quote }: { quote: Quote }) {
  const t = useT()
  const { account } = useSession()
  const [isRefusing, setRefusing] = useState(false)
  const { send, isBusy, error, reset } = useSend('quotes.actOnQuote', quote.id, ['quotes', 'cases', 'residents'])
  async function act(body: { action: 'accept'; totalFen: number } | { action: 'refuse'; reason: string }): Promise<boolean> {
    const done = await send({ params: { id: quote.id }, body }).catch(() => null)
    if (done) toast(body.action === 'accept' ? t('mobilePaid.own.accepted') : t('mobilePaid.own.refused'))
    return done !== null
  }
  return (
    <QuoteBox quote={quote}>
      {quote.allowedActions.includes('accept') && (
        <div className="quote-acts">
          <Button size="large" disabled={isBusy} onClick={() => setRefusing(true)}>
            {t('mobilePaid.own.refuse')}
          </Button>
          <Button size="large" color="primary" loading={isBusy && !isRefusing} onClick={() => void act({ action: 'accept', totalFen: quote.totalFen })}>
            {t('mobilePaid.own.accept', { total: formatMoney(quote.totalFen) })}
          </Button>
        </div>
      )}
      {!isRefusing && <ProblemNote error={error} />}
      <WordsSheet
        open={isRefusing}
        draftKey={`${account.id}:refuse:${quote.id}`}
        words={{
          title: t('mobilePaid.own.refuseTitle'), hint: t('mobilePaid.own.refuseNeeded'), label: t('mobilePaid.own.refuseReason'),
          submit: t('mobilePaid.own.refuseSubmit'), missing: t('mobilePaid.own.refuseNeeded'),
        }}
        isNeeded
        max={500}
        isBusy={isBusy}
        error={error}
        onClose={() => {
          setRefusing(false)
          reset()
        }}
        onSend={async (reason) => {
          const isDone = await act({ action: 'refuse', reason })
          if (isDone) setRefusing(false)
          return isDone
        }}
      />
    </QuoteBox>
  )
}
