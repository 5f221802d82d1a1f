import { Segmented } from 'antd'
import { HomeOutlined, TeamOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'

/** The archives by what is where, or by who is who. */
export function ArchivesTabs({ at }: { at: 'units' | 'persons' }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      value={at}
      aria-label={t('archives.look')}
      options={[
        { value: 'units', icon: <HomeOutlined />, label: t('archives.units') },
        { value: 'persons', icon: <TeamOutlined />, label: t('archives.persons') },
      ]}
      onChange={(next) => void navigate({ to: next === 'persons' ? '/archives/persons' : '/archives' })}
    />
  )
}
