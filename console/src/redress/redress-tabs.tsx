import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

const PATHS = { compensations: '/compensations', groups: '/complaint-groups' } as const
const BOOKS = { library: '/library', handbook: '/handbook' } as const

/** What is granted, and which complaints are answered together. */
export function RedressTabs({ at }: { at: keyof typeof PATHS }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented<keyof typeof PATHS>
      value={at}
      aria-label={t('redress.tab.label')}
      options={[
        { value: 'compensations', label: t('redress.tab.compensations') },
        { value: 'groups', label: t('redress.tab.groups') },
      ]}
      onChange={(next) => void navigate({ to: PATHS[next] })}
    />
  )
}

/** What is to be learnt: cases, and the handbook. */
export function BookTabs({ at }: { at: keyof typeof BOOKS }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented<keyof typeof BOOKS>
      value={at}
      aria-label={t('redress.tab.books')}
      options={[
        { value: 'library', label: t('redress.tab.library') },
        { value: 'handbook', label: t('redress.tab.handbook') },
      ]}
      onChange={(next) => void navigate({ to: BOOKS[next] })}
    />
  )
}
