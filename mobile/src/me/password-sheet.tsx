import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useAct } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

const SHORTEST = 8

export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [before, setBefore] = useState('')
  const [next, setNext] = useState('')
  const [isAsked, setAsked] = useState(false)
  const change = useAct('sessions.changeOwnAccount')
  function submit(): void {
    setAsked(true)
    if (!before || next.length < SHORTEST) return
    change.mutate(
      { body: { password: { old: before, new: next } } },
      {
        onSuccess: () => {
          toast(t('mobile.me.passwordChanged'))
          onClose()
        },
      },
    )
  }
  return (
    <Sheet
      open
      title={t('mobile.me.password')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={change.isPending} onClick={submit}>
          {t('mobile.me.passwordSubmit')}
        </Button>
      }
    >
      <LineField
        label={t('mobile.me.oldPassword')}
        error={isAsked && !before ? t('mobile.caseAct.needed') : undefined}
        max={200}
        type="password"
        autoComplete="current-password"
        value={before}
        onChange={setBefore}
      />
      <LineField
        label={t('mobile.me.newPassword')}
        error={isAsked && next.length < SHORTEST ? t('mobile.me.passwordShort') : undefined}
        max={200}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <ProblemNote error={change.error} />
    </Sheet>
  )
}
