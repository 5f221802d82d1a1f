import { ApartmentOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

/** The open complaints, or how complaints are handled. */
export function ComplaintTabs({ at }: { at: 'list' | 'workflow' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('complaints.tab.label')}
      at={at}
      tabs={[
        { value: 'list', icon: <UnorderedListOutlined />, label: t('complaints.tab.list'), to: '/complaints' },
        { value: 'workflow', icon: <ApartmentOutlined />, label: t('complaints.tab.workflow'), to: '/complaints/workflow' },
      ]}
    />
  )
}
