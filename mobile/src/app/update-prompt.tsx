import Button from 'antd-mobile/es/components/button'
import { useRegisterSW } from 'virtual:pwa-register/react'
import { useT } from '@guanjia/ui/i18n/index.ts'

const ASK_EVERY_MS = 60 * 60 * 1000

/** Asks before a new version takes over, so that no form is reloaded under the fingers. */
export function UpdatePrompt() {
  const t = useT()
  const {
    needRefresh: [isReady, setReady],
    updateServiceWorker,
  } = useRegisterSW({
    onRegisteredSW: (_, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS)
    },
  })
  if (!isReady) return null
  return (
    <div className="update-prompt" role="alert">
      <span>{t('mobile.update.text')}</span>
      <Button size="small" fill="none" onClick={() => setReady(false)}>
        {t('mobile.update.later')}
      </Button>
      <Button size="small" color="primary" onClick={() => void updateServiceWorker(true)}>
        {t('mobile.update.act')}
      </Button>
    </div>
  )
}
