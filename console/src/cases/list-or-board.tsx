import { AppstoreOutlined, BarsOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { useUrlSearch } from '../kit/search.ts'

/** The same cases as rows or as columns by status; the filters stay. */
export function ListOrBoard({ at }: { at: 'list' | 'board' }) {
  const t = useT()
  const navigate = useNavigate()
  const { search } = useUrlSearch()
  return (
    <Segmented
      value={at}
      aria-label={t('cases.look')}
      options={[
        { value: 'list', icon: <BarsOutlined />, label: t('cases.list') },
        { value: 'board', icon: <AppstoreOutlined />, label: t('cases.board') },
      ]}
      onChange={(next) => void navigate({ to: next === 'board' ? '/cases/board' : '/cases', search })}
    />
  )
}
