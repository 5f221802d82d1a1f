import { useT } from '@guanjia/ui/i18n/index.ts'
import { call } from '@guanjia/ui/api/call.ts'
import { useRest } from '@guanjia/ui/api/rest.ts'

/** Says in the last minute that the app will sign out; a touch anywhere goes on. What was begun is kept as a draft, what waits to be sent stays. */
export function RestWatch({ idleMinutes, onOver }: { idleMinutes: number; onOver: () => void }) {
  const t = useT()
  const secondsLeft = useRest(idleMinutes, true, () => {
    void call('sessions.endSession', {}).catch(() => undefined)
    onOver()
  })
  if (secondsLeft === null) return null
  return (
    <div className="rest-warning" role="alertdialog" aria-label={t('mobileAccess.rest.title')}>
      <strong>{t('mobileAccess.rest.title')}</strong>
      <span role="timer" aria-live="off">{t('mobileAccess.rest.left', { count: secondsLeft })}</span>
    </div>
  )
}
