import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { OpenProposal } from '@guanjia/contract/cases.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { useWindow } from '../kit/when.ts'

const NONE = 'none'

/** The windows that the house proposes: pick one, or say when it would suit. */
export function ChooseWindow({ proposal, onClose }: { proposal: OpenProposal; onClose: () => void }) {
  const t = useT()
  const words = useWindow()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:window:${proposal.id}`, { picked: null as string | null, words: '' })
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('residents.answerProposal', proposal.id, ['cases', 'residents', 'workorders'])
  // Yesterday's windows are no choice today.
  const windows = proposal.windows.filter(({ from }) => Date.parse(from) > Date.now())
  const isNone = draft.picked === NONE
  const chosen = windows.find(({ from }) => from === draft.picked)
  async function submit(): Promise<void> {
    setAsked(true)
    if (!chosen && !(isNone && draft.words.trim())) return
    try {
      const body = chosen ? { action: 'pick' as const, from: chosen.from } : { action: 'ask_others' as const, words: draft.words.trim() }
      if ((await send({ params: { id: proposal.id }, body })) === null) return
      toast(chosen ? t('mobileResident.window.picked', { time: words(chosen.from, chosen.to) }) : t('mobileResident.window.asked'))
      forget()
      onClose()
    } catch (problem) {
      if (!isProblem(problem, 'action_not_allowed')) return
      toast(t('mobileResident.window.gone'), 'bad')
      onClose()
    }
  }
  return (
    <Sheet
      open
      title={t('mobileResident.window.title')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t(isNone ? 'mobileResident.window.ask' : 'mobileResident.window.pick')}
        </Button>
      }
    >
      <p className="muted">{proposal.note || t('mobileResident.window.hint')}</p>
      <Choice
        label={t('mobileResident.window.open')}
        look="list"
        options={[...windows.map(({ from, to }) => ({ value: from, text: words(from, to) })), { value: NONE, text: t('mobileResident.window.none') }]}
        value={draft.picked}
        onChange={(picked) => change({ picked })}
        error={isAsked && !chosen && !isNone ? t('mobileResident.window.pickNeeded') : undefined}
      />
      {isNone && (
        <WordsField
          label={t('mobileResident.window.words')}
          error={isAsked && !draft.words.trim() ? t('mobileResident.window.wordsNeeded') : undefined}
          max={500}
          value={draft.words}
          onChange={(said) => change({ words: said })}
        />
      )}
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}
