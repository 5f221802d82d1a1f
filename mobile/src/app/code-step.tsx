import { useState, type FormEvent } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'

/** The second step of signing in: the code of the authenticator app, or a recovery code. */
export function CodeStep({ error, isBusy, onCode, onBack }: { error: unknown; isBusy: boolean; onCode: (code: string) => void; onBack: () => void }) {
  const t = useT()
  const [code, setCode] = useState('')
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (code.trim().length >= 6) onCode(code.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <LineField label={t('mobileAccess.code')} hint={t('mobileAccess.codeHint')} max={20} name="code" autoComplete="one-time-code" autoCapitalize="none" value={code} onChange={setCode} />
      <ProblemNote error={error} />
      <Button type="submit" block color="primary" size="large" loading={isBusy}>
        {t('mobileAccess.go')}
      </Button>
      <Button block fill="none" size="large" onClick={onBack}>
        {t('mobileAccess.back')}
      </Button>
    </form>
  )
}
