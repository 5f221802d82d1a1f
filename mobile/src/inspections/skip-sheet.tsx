import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from '../kit/field.tsx'
import { Sheet } from '../kit/sheet.tsx'

const COMMON = ['locked', 'works', 'stopped', 'danger'] as const
/** Why a meter of a household is not read. */
export const AT_HOMES = ['nobody', 'refused', 'box', 'unreadable'] as const
type Usual = (typeof COMMON)[number] | (typeof AT_HOMES)[number]

/** Why something is not looked at: one of the usual reasons by one tap, or own words. */
export function SkipSheet(props: { title: string; children?: ReactNode; act?: string; usual?: readonly Usual[] | undefined; onSkip: (reason: string) => Promise<boolean>; problem?: string | null; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  async function skip(): Promise<void> {
    setAsked(true)
    if (!reason.trim()) return
    setBusy(true)
    if (await props.onSkip(reason.trim())) props.onClose()
    else setBusy(false)
  }
  return (
    <Sheet
      open
      title={props.title}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void skip()}>
          {props.act ?? t('mobileInspections.skip.act')}
        </Button>
      }
    >
      {props.children}
      <div className="choice-chips" role="group" aria-label={t('mobileInspections.skip.usual')}>
        {(props.usual ?? COMMON).map((key) => {
          const words = t(`mobileInspections.skip.${key}`)
          return (
            <button key={key} type="button" aria-pressed={reason === words} onClick={() => setReason(words)}>
              {words}
            </button>
          )
        })}
      </div>
      <WordsField label={t('mobileInspections.skip.reason')} max={300} value={reason} onChange={setReason} error={isAsked && !reason.trim() ? t('mobileInspections.skip.needed') : undefined} />
      {props.problem && <p className="problem" role="alert">{props.problem}</p>}
    </Sheet>
  )
}
