import { ApartmentOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

/** The open complaints, or how complaints are handled. */
export function ComplaintTabs({ at }: { at: 'list' | 'workflow' }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      value={at}
      aria-label={t('complaints.tab.label')}
      options={[
        { value: 'list', icon: <UnorderedListOutlined />, label: t('complaints.tab.list') },
        { value: 'workflow', icon: <ApartmentOutlined />, label: t('complaints.tab.workflow') },
      ]}
      onChange={(next) => void navigate({ to: next === 'workflow' ? '/complaints/workflow' : '/complaints' })}
    />
  )
}
