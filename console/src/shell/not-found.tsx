import { Button, Result } from 'antd'
import { useT } from '@guanjia/ui'

export function NotFound() {
  const t = useT()
  return <Result status="404" title={t('shell.pageNotFound')} extra={<Button type="primary" href="/">{t('shell.toMyWork')}</Button>} />
}
