import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { LONGEST_PASSWORD, plainWeaknessOf, strengthOf } from '@guanjia/ui/api/password-rule.ts'
import type { Session } from '@guanjia/contract/sessions.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useAct } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

/** An own password; what is still missing is said while one types. `session` is whose. */
export function PasswordSheet({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT()
  const [before, setBefore] = useState('')
  const [next, setNext] = useState('')
  const [isAsked, setAsked] = useState(false)
  const change = useAct('sessions.changeOwnAccount')
  const { account, passwordLength: shortest } = session
  const why = next === '' ? null : plainWeaknessOf(next, account, shortest)
  const words = (reason: string): string => t(`mobileAccess.weak.${reason}` as 'mobileAccess.weak.short', { count: shortest, defaultValue: t('mobileAccess.weak.common') })
  const said = next === '' ? t('mobileAccess.strength.hint', { count: shortest }) : why === 'short' ? t('mobileAccess.strength.missing', { count: shortest - [...next].length }) : why === null ? t(`mobileAccess.strength.${strengthOf(next)}`) : words(why)
  const refused = isProblem(change.error, 'password.too_weak') ? words(change.error.problem?.errors?.[0]?.message ?? 'common') : undefined
  function submit(): void {
    setAsked(true)
    if (!before || next === '' || why !== null) return
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
        {...(refused === undefined ? (isAsked && (next === '' || why !== null) ? { error: said } : { hint: said }) : { error: refused })}
        isSpoken
        max={LONGEST_PASSWORD}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(typed) => {
          change.reset()
          setNext(typed)
        }}
      />
      {refused === undefined && <ProblemNote error={change.error} />}
    </Sheet>
  )
}
