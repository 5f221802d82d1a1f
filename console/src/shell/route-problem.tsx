import { Button } from 'antd'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'

/** A screen broke, or its code could not be loaded after a new release: says so and offers to load it again. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const said = error instanceof Error ? error.message : String(error)
  const t = useT()
  const router = useRouter()
  const isOldRelease = /dynamically imported module|Importing a module/i.test(said)
  const again = (): void => {
    if (isOldRelease) location.reload()
    else {
      reset()
      void router.invalidate()
    }
  }
  return (
    <NoticePage title={isOldRelease ? t('shell.newRelease') : t('error.internal')} detail={isOldRelease ? undefined : said}>
      <Button type="primary" onClick={again}>
        {t('shell.reload')}
      </Button>
    </NoticePage>
  )
}
