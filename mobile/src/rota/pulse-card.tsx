import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Stars } from '../kit/stars.tsx'
import { toast } from '../kit/toast.tsx'

/** How I am: five stars and a word, once, without my name. */
export function PulseCard({ pulse }: { pulse: CallResult<'pulse.ownPulses'>['items'][number] }) {
  const t = useT()
  const [mood, setMood] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const { send, isBusy, error } = useSend('pulse.answerPulse', pulse.id)
  async function say(): Promise<void> {
    try {
      if (await send({ params: { id: pulse.id }, body: { mood: mood!, words: words.trim() } })) toast(t('mobileRota.pulse.thanks'))
    } catch {
      // Said below.
    }
  }
  return (
    <section className="card form">
      <p className="form-lead">{pulse.question}</p>
      <p className="muted">{t('mobileRota.pulse.hint', { day: pulse.untilOn })}</p>
      <Stars label={t('mobileRota.pulse.mood')} value={mood} onChange={setMood} />
      <WordsField label={t('mobileRota.pulse.words')} max={500} value={words} onChange={setWords} />
      <ProblemNote error={error} />
      <Button block color="primary" loading={isBusy} disabled={mood === null} onClick={() => void say()}>{t('mobileRota.pulse.send')}</Button>
    </section>
  )
}
