import { CheckSquareOutlined, HomeOutlined, NotificationOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

/** The archives by what is where, by who is who, by how good they are, and by what households are asked. */
export function ArchivesTabs({ at }: { at: 'units' | 'households' | 'persons' | 'quality' | 'campaigns' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('archives.look')}
      at={at}
      tabs={[
        { value: 'units', icon: <HomeOutlined />, label: t('archives.units'), to: '/archives' },
        { value: 'households', icon: <SolutionOutlined />, label: t('households.book.tab'), to: '/archives/households' },
        { value: 'persons', icon: <TeamOutlined />, label: t('archives.persons'), to: '/archives/persons' },
        { value: 'quality', icon: <CheckSquareOutlined />, label: t('households.quality'), to: '/archives/quality' },
        { value: 'campaigns', icon: <NotificationOutlined />, label: t('households.campaigns'), to: '/campaigns' },
      ]}
    />
  )
}
