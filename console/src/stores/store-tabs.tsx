import { InboxOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

/** The store by what is there, or by what came and went. */
export function StoreTabs({ at }: { at: 'items' | 'register' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('stores.tab.label')}
      at={at}
      tabs={[
        { value: 'items', icon: <InboxOutlined />, label: t('stores.tab.items'), to: '/stores' },
        { value: 'register', icon: <UnorderedListOutlined />, label: t('stores.tab.register'), to: '/stores/register' },
      ]}
    />
  )
}
