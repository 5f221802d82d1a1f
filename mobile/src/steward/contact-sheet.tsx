import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession, zoneOf } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { dayAfter } from '../kit/moment.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

const DAYS = ['7', '14', '30', '60'] as const

/** After having been in touch with a key customer: what was said, and when next. */
export function ContactSheet({ id, siteId, who, onClose }: { id: string; siteId: string; who: string; onClose: () => void }) {
  const t = useT()
  const session = useSession()
  const [draft, change, forget] = useDraft<{ words: string; days: (typeof DAYS)[number] }>(`key-contact:${id}`, { words: '', days: '14' })
  const [isAsked, setAsked] = useState(false)
  const act = useSend('relations.actOnKeyCustomer', id, ['relations', 'dailywork'])
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.words.trim()) return
    const nextContactOn = dayAfter(Number(draft.days), Date.now(), zoneOf(session, siteId))
    const done = await act.send({ params: { id }, body: { action: 'contact', words: draft.words.trim(), nextContactOn } }).catch(() => null)
    if (!done) return
    forget()
    toast(t('mobileSteward.contacted', { day: nextContactOn }))
    onClose()
  }
  return (
    <Sheet
      open
      title={[t('mobileSteward.contact'), who].filter(Boolean).join(' · ')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={<Button block size="large" color="primary" loading={act.isBusy} onClick={() => void submit()}>{t('mobileSteward.contactSave')}</Button>}
    >
      <WordsField label={t('mobileSteward.words')} max={1000} value={draft.words} onChange={(words) => change({ words })} error={isAsked && !draft.words.trim() ? t('mobileSteward.wordsNeeded') : undefined} />
      <Choice label={t('mobileSteward.next')} options={DAYS.map((value) => ({ value, text: t('mobileSteward.inDays', { n: value }) }))} value={draft.days} onChange={(days) => change({ days })} />
      <ProblemNote error={act.error} isKept />
    </Sheet>
  )
}
