import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { Session } from '@guanjia/contract/sessions.ts'
import { PasswordSheet } from './password-sheet.tsx'

/** What is left to do before anything opens: an own password here, a second factor at a computer. */
export function Unfinished({ session, onSignedOut }: { session: Session; onSignedOut: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  async function leave(): Promise<void> {
    await call('sessions.endSession', {}).catch(() => undefined)
    onSignedOut()
  }
  function close(): void {
    setOpen(false)
    void cache.invalidateQueries()
  }
  const isPassword = session.unfinished === 'password'
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <h1>{t(isPassword ? 'mobileAccess.passwordTitle' : 'mobileAccess.factorTitle')}</h1>
      </div>
      <p className="note">{t(isPassword ? 'mobileAccess.passwordHint' : 'mobileAccess.factorHint')}</p>
      {isPassword ? (
        <Button block color="primary" size="large" onClick={() => setOpen(true)}>
          {t('mobileAccess.set')}
        </Button>
      ) : (
        <a className="text-button" href="/">
          {t('mobileAccess.open')}
        </a>
      )}
      <Button block fill="none" size="large" onClick={() => void leave()}>
        {t('mobileAccess.signOut')}
      </Button>
      {isOpen && <PasswordSheet session={session} onClose={close} />}
    </main>
  )
}
