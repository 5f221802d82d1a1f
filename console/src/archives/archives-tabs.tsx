import { HomeOutlined, TeamOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

/** The archives by what is where, or by who is who. */
export function ArchivesTabs({ at }: { at: 'units' | 'persons' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('archives.look')}
      at={at}
      tabs={[
        { value: 'units', icon: <HomeOutlined />, label: t('archives.units'), to: '/archives' },
        { value: 'persons', icon: <TeamOutlined />, label: t('archives.persons'), to: '/archives/persons' },
      ]}
    />
  )
}
