import { Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'

const PATHS = { standards: '/quality', checks: '/quality/checks', figures: '/quality/figures' } as const
type Tab = keyof typeof PATHS

export function QualityTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => tab !== 'figures' || may('checks:score'))
  return <Segmented className="gj-screen-only" aria-label={t('quality.tabs.look')} value={at} options={tabs.map((value) => ({ value, label: t(`quality.tabs.${value}`) }))} onChange={(next) => void navigate({ to: PATHS[next] })} />
}
