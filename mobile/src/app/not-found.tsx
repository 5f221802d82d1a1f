import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Empty } from '../kit/empty.tsx'
import { Page } from './page.tsx'

export function NotFound() {
  const t = useT()
  const [, navigate] = useLocation()
  return (
    <Page title={t('mobile.notFound.title')} back="/">
      <Empty
        sign="?"
        title={t('mobile.notFound.title')}
        act={
          <Button color="primary" onClick={() => navigate('/')}>
            {t('mobile.notFound.act')}
          </Button>
        }
      />
    </Page>
  )
}
