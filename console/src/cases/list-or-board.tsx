import { AppstoreOutlined, BarsOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useUrlSearch } from '../kit/search.ts'

/** The same cases as rows or as columns by status; the filters stay. */
export function ListOrBoard({ at }: { at: 'list' | 'board' }) {
  const t = useT()
  const { search } = useUrlSearch()
  return (
    <PageTabs
      label={t('cases.look')}
      at={at}
      tabs={[
        { value: 'list', icon: <BarsOutlined />, label: t('cases.list'), to: '/cases', search },
        { value: 'board', icon: <AppstoreOutlined />, label: t('cases.board'), to: '/cases/board', search },
      ]}
    />
  )
}
