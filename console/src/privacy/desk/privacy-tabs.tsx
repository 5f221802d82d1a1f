import { useT } from '@guanjia/ui'
import { PageTabs } from '../../kit/page-tabs.tsx'
import { useMay } from '../../session/session.tsx'

const PATHS = {
  retention: '/settings/privacy',
  holds: '/settings/privacy/holds',
  erasures: '/settings/privacy/erasures',
  missing: '/settings/privacy/missing',
  texts: '/settings/privacy/texts',
  rules: '/settings/privacy/rules',
} as const
export type PrivacyTab = keyof typeof PATHS

/** The pages of personal data beside each other. */
export function PrivacyTabs({ at }: { at: PrivacyTab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as PrivacyTab[]).filter((tab) => may(tab === 'missing' || tab === 'texts' ? 'archives:read' : 'personal_data:manage'))
  return (
    <div style={{ marginBottom: 12 }}>
      <PageTabs label={t('privacyDesk.tabs.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`privacyDesk.tabs.${value}`), to: PATHS[value] }))} />
    </div>
  )
}
