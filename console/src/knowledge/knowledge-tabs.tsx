import { BookOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

/** The knowledge base by what it says, or by what it could not answer. */
export function KnowledgeTabs({ at }: { at: 'articles' | 'gaps' }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      value={at}
      aria-label={t('knowledge.tab.label')}
      options={[
        { value: 'articles', icon: <BookOutlined />, label: t('knowledge.tab.articles') },
        { value: 'gaps', icon: <QuestionCircleOutlined />, label: t('knowledge.tab.gaps') },
      ]}
      onChange={(next) => void navigate({ to: next === 'gaps' ? '/knowledge/gaps' : '/knowledge', search: next === 'gaps' ? { state: 'open' } : {} })}
    />
  )
}
