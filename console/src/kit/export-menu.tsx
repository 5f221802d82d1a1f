import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import { useComplain } from './problem.tsx'

type Format = 'xlsx' | 'csv'

/**
 * The list as a file: at once, or in the background with the download centre as its place. A list whose end is not counted
 * (more than 10,000 rows) always goes into the background.
 */
export function ExportMenu({ href, isLong, isPart = false, label }: { href: (format: Format) => string; isLong: boolean; /** The list of one record: short, and never written in the background. */ isPart?: boolean; /** Where a page has several: what this one hands out. */ label?: string }) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  // Notices are drawn outside the router: a link would not find it.
  const navigate = useNavigate()
  const start = useAct('downloads.createDownload', ['downloads'])
  const inBackground = (format: Format): void => {
    const url = new URL(href(format), location.origin)
    start.mutate(
      { body: { path: url.pathname.replace(/^\/api\/v1/, ''), query: url.search.slice(1) } },
      {
        onError: complain,
        onSuccess: () =>
          void message.success(
            <>
              {t('downloads.begun')}{' '}
              <Button type="link" size="small" onClick={() => void navigate({ to: '/downloads' })}>
                {t('downloads.title')}
              </Button>
            </>,
          ),
      },
    )
  }
  const atOnce = (format: Format) => ({
    key: format,
    label: (
      <a href={href(format)} download>
        {t(`shell.list.${format}`)}
      </a>
    ),
  })
  const later = (format: Format) => ({ key: `${format}-later`, label: t(`downloads.later.${format}`), onClick: () => inBackground(format) })
  const items: MenuProps['items'] = [...(isLong ? [] : [atOnce('xlsx'), atOnce('csv')]), ...(isLong || isPart ? [] : [{ type: 'divider' as const }]), ...(isPart ? [] : [later('xlsx'), later('csv')])]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<DownloadOutlined />} loading={start.isPending} aria-label={label ?? t('shell.list.export')} title={label} />
    </Dropdown>
  )
}
