import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case } from '@guanjia/contract/cases.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { Stars } from '../kit/stars.tsx'

type CaseActBody = CallInput<'cases.actOnCase'>['body']

const EMPTY = {
  isSettled: null as boolean | null,
  score: null as number | null,
  attitude: null as number | null,
  timeliness: null as number | null,
  quality: null as number | null,
  opinion: '',
}

/** Settled: stars and thanks. Not settled: what is left, and the work goes on. */
export function ConfirmSheet(props: {
  record: Case
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onAct: (body: CaseActBody, words: string) => Promise<boolean>
}) {
  const t = useT()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:confirm:${props.record.id}`, EMPTY)
  const [isAsked, setAsked] = useState(false)
  const opinion = draft.opinion.trim()
  const isRefused = draft.isSettled === false

  async function submit(): Promise<void> {
    setAsked(true)
    const body = bodyOf()
    if (body && (await props.onAct(body, isRefused ? t('mobile.confirm.goesOn') : t('mobile.confirm.thanks')))) forget()
  }
  function bodyOf(): CaseActBody | null {
    const allowed = props.record.allowedActions
    if (draft.isSettled === null) return null
    if (isRefused && allowed.includes('reopen')) return opinion ? { action: 'reopen', reason: opinion } : null
    if (draft.score === null || (isRefused && !opinion)) return null
    const rating = {
      score: draft.score,
      isSettled: draft.isSettled,
      attitude: draft.attitude,
      timeliness: draft.timeliness,
      quality: draft.quality,
      opinion,
    }
    return allowed.includes('confirm') ? { action: 'confirm', rating } : { action: 'rate', ...rating }
  }
  const needsStars = draft.isSettled === true || (isRefused && !props.record.allowedActions.includes('reopen'))

  return (
    <Sheet
      open
      title={t('mobile.confirm.title')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {isRefused ? t('mobile.confirm.submitNo') : t('mobile.confirm.submit')}
        </Button>
      }
    >
      <Choice
        label={t('mobile.confirm.settled')}
        options={[
          { value: 'yes', text: t('mobile.confirm.yes') },
          { value: 'no', text: t('mobile.confirm.no') },
        ]}
        value={draft.isSettled === null ? null : draft.isSettled ? 'yes' : 'no'}
        onChange={(value) => change({ isSettled: value === 'yes' })}
        error={isAsked && draft.isSettled === null ? t('mobile.caseAct.settledNeeded') : undefined}
      />
      {needsStars && (
        <>
          <Stars
            label={t('mobile.confirm.score')}
            value={draft.score}
            onChange={(score) => change({ score })}
            error={isAsked && draft.score === null ? t('mobile.caseAct.scoreNeeded') : undefined}
            isBig
          />
          <Stars label={t('mobile.confirm.attitude')} value={draft.attitude} onChange={(attitude) => change({ attitude })} />
          <Stars label={t('mobile.confirm.timeliness')} value={draft.timeliness} onChange={(timeliness) => change({ timeliness })} />
          <Stars label={t('mobile.confirm.quality')} value={draft.quality} onChange={(quality) => change({ quality })} />
        </>
      )}
      {draft.isSettled !== null && (
        <WordsField
          label={isRefused ? t('mobile.confirm.whatIsLeft') : t('mobile.optionalLabel', { label: t('mobile.confirm.opinion') })}
          error={isAsked && isRefused && !opinion ? t('mobile.confirm.leftNeeded') : undefined}
          max={2000}
          value={draft.opinion}
          onChange={(opinion) => change({ opinion })}
        />
      )}
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
