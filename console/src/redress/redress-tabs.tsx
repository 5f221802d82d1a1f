import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

/** What is granted, and which complaints are answered together. */
export function RedressTabs({ at }: { at: 'compensations' | 'groups' | 'repeats' }) {
  const t = useT()
  const may = useMay()
  return (
    <PageTabs
      label={t('redress.tab.label')}
      at={at}
      tabs={[
        { value: 'compensations', label: t('redress.tab.compensations'), to: '/compensations' },
        { value: 'groups', label: t('redress.tab.groups'), to: '/complaint-groups' },
        ...(may('insight:read') ? [{ value: 'repeats' as const, label: t('redress.tab.repeats'), to: '/complaint-repeats' }] : []),
      ]}
    />
  )
}

/** What is to be learnt: cases, and the handbook. */
export function BookTabs({ at }: { at: 'library' | 'handbook' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('redress.tab.books')}
      at={at}
      tabs={[
        { value: 'library', label: t('redress.tab.library'), to: '/library' },
        { value: 'handbook', label: t('redress.tab.handbook'), to: '/handbook' },
      ]}
    />
  )
}
