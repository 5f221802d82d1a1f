import { useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import type { Filter } from '../kit/filters.tsx'

export function useCaseFilters(): Filter[] {
  const t = useT()
  return [
    { key: 'q', kind: 'words', label: t('cases.filter.words') },
    { key: 'status', kind: 'choices', label: t('shell.field.status'), choices: useChoices('caseStatus') },
    { key: 'kind', kind: 'choices', label: t('shell.field.kind'), choices: useChoices('caseKind') },
    { key: 'urgency', isRare: true, kind: 'choices', label: t('shell.field.urgency'), choices: useChoices('urgency') },
    { key: 'grade', isRare: true, kind: 'choices', label: t('shell.field.grade'), choices: useChoices('grade') },
    { key: 'categoryId', kind: 'category', label: t('shell.field.category') },
    { key: 'ownerId', kind: 'employee', label: t('shell.field.owner') },
    { key: 'unitId', isRare: true, kind: 'unit', label: t('shell.field.unit') },
    { key: 'channel', isRare: true, kind: 'choices', label: t('shell.field.channel'), choices: useChoices('channel') },
    { key: 'period', kind: 'period', label: t('shell.field.registeredAt') },
    { key: 'overdue', kind: 'flag', label: t('shell.work.overdue') },
    { key: 'mine', kind: 'flag', label: t('cases.filter.mine') },
  ]
}
