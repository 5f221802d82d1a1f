import { BookOutlined, PayCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

/** The knowledge base by what it says, or by what it could not answer. */
export function KnowledgeTabs({ at }: { at: 'articles' | 'gaps' | 'fees' }) {
  const t = useT()
  const may = useMay()
  return (
    <PageTabs
      label={t('knowledge.tab.label')}
      at={at}
      tabs={[
        { value: 'articles', icon: <BookOutlined />, label: t('knowledge.tab.articles'), to: '/knowledge' },
        { value: 'gaps', icon: <QuestionCircleOutlined />, label: t('knowledge.tab.gaps'), to: '/knowledge/gaps', search: { state: 'open' } },
        ...(may('cases:register') ? [{ value: 'fees' as const, icon: <PayCircleOutlined />, label: t('knowledge.tab.fees'), to: '/knowledge/fee-queries' as const }] : []),
      ]}
    />
  )
}
