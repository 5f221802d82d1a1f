import { BookOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'

/** The knowledge base by what it says, or by what it could not answer. */
export function KnowledgeTabs({ at }: { at: 'articles' | 'gaps' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('knowledge.tab.label')}
      at={at}
      tabs={[
        { value: 'articles', icon: <BookOutlined />, label: t('knowledge.tab.articles'), to: '/knowledge' },
        { value: 'gaps', icon: <QuestionCircleOutlined />, label: t('knowledge.tab.gaps'), to: '/knowledge/gaps', search: { state: 'open' } },
      ]}
    />
  )
}
