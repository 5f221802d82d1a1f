import { Button } from 'antd'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'

export function NotFound() {
  const t = useT()
  return (
    <NoticePage title={t('shell.pageNotFound')}>
      <Button type="primary" href="/">
        {t('shell.toMyWork')}
      </Button>
    </NoticePage>
  )
}
