import { App, Button, Input, Modal } from 'antd'
import { useT } from '@guanjia/ui'

/** Shows a signing secret to be copied. */
export function SecretBox({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => message.success(t('integration.webhooks.copied')))
  return (
    <Modal open title={t('integration.webhooks.secret')} onCancel={onClose} closable={{ 'aria-label': t('shell.form.dismiss') }} footer={[<Button key="copy" onClick={copy}>{t('integration.webhooks.copy')}</Button>, <Button key="done" type="primary" onClick={onClose}>{t('integration.webhooks.shown')}</Button>]}>
      <p style={{ marginBottom: 8 }}>{t('integration.webhooks.secretHint')}</p>
      <Input readOnly value={secret} aria-label={t('integration.webhooks.secret')} />
    </Modal>
  )
}
