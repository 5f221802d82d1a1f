import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useAct, useCall } from '@guanjia/ui/api/query.ts'
import { dayOf } from '@guanjia/ui/format/time.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { MysterySheet } from '@guanjia/contract/mystery.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { ItemAnswer, NA } from './item-answer.tsx'
import { Photos, Recordings } from './mystery-files.tsx'

/** The visitor's page: nobody signs in, and nothing of the last sign-in on this phone is used. */
export function MysterySheetPage({ token }: { token: string }) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Sheet token={token} />
    </QueryClientProvider>
  )
}

function Sheet({ token }: { token: string }) {
  const t = useT()
  const found = useCall('mystery.getMysterySheet', { params: { token } }, { retry: false })
  const title = t('mobileMystery.title')
  if (!found.data) return <Page title={title}>{found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
  if (found.data.isSubmitted) return <Page title={title}><section className="card form"><p className="form-lead">{t('mobileMystery.done')}</p><p className="muted">{t('mobileMystery.doneHint')}</p></section></Page>
  return <Filling token={token} sheet={found.data} onDone={() => void found.refetch()} />
}

interface Draft {
  visitedOn: string
  met: string
  comment: string
  answers: Record<string, string>
}

function Filling({ token, sheet, onDone }: { token: string; sheet: MysterySheet; onDone: () => void }) {
  const t = useT()
  const today = dayOf(Date.now(), sheet.timeZone)
  const last = today < sheet.untilOn ? today : sheet.untilOn
  const [draft, change, forget] = useDraft<Draft>(`mystery-${token.slice(-12)}`, { visitedOn: '', met: '', comment: '', answers: {} })
  const [isAsked, setAsked] = useState(false)
  const submit = useAct('mystery.submitMysterySheet', [])
  const left = sheet.items.filter((item) => (draft.answers[item.id] ?? '') === '').length
  const send = (): void => {
    setAsked(true)
    if (left > 0) return
    const answers = sheet.items.map((item) => ({ itemId: item.id, value: draft.answers[item.id] === NA ? null : Number(draft.answers[item.id]) }))
    submit.mutate({ params: { token }, body: { visitedOn: draft.visitedOn || last, met: draft.met.trim(), comment: draft.comment.trim(), answers } }, { onSuccess: () => { forget(); onDone() } })
  }
  return (
    <Page
      title={t('mobileMystery.title')}
      foot={<Button block size="large" color="primary" loading={submit.isPending} onClick={send}>{left > 0 ? t('mobileQuality.check.left', { n: left }) : t('mobileMystery.submit')}</Button>}
    >
      <section className="card form">
        <p className="form-lead">{sheet.site}</p>
        <p>{sheet.scenario}</p>
        <p className="muted">{t('mobileMystery.hint')}</p>
        <Field label={t('mobileMystery.visitedOn')}>{(wiring) => <input {...wiring} type="date" className="input" min={sheet.fromOn} max={last} value={draft.visitedOn || last} onChange={(event) => change({ visitedOn: event.target.value })} />}</Field>
        <LineField label={t('mobileMystery.met')} hint={t('mobileMystery.metHint')} max={100} value={draft.met} onChange={(met) => change({ met })} />
      </section>
      {sheet.items.map((item) => <ItemAnswer key={item.id} item={item} value={draft.answers[item.id] ?? ''} isMissing={isAsked} onChange={(value) => change({ answers: { ...draft.answers, [item.id]: value } })} />)}
      <section className="card form">
        <WordsField label={t('mobileMystery.comment')} max={2000} value={draft.comment} onChange={(comment) => change({ comment })} />
        <Photos token={token} count={sheet.photos} />
        <Recordings token={token} count={sheet.recordings} />
        <ProblemNote error={submit.error} />
      </section>
    </Page>
  )
}
