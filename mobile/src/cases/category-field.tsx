import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { CaseKind } from '@guanjia/contract/cases.ts'
import { Choice } from '../kit/field.tsx'

/** The category in two taps: the group, then what exactly. Only those that fit the kind are offered. */
export function CategoryField(props: {
  kind: CaseKind | null
  value: string | null
  onChange: (id: string | null) => void
  error?: string
}) {
  const { kind, value, onChange, error } = props
  const t = useT()
  const { data } = useCall('cases.listCategories', {}, { staleTime: 600_000 })
  const fitting = (data?.items ?? [])
    .filter((one) => one.isActive && (one.kind === null || kind === null || one.kind === kind))
    .sort((a, b) => a.sortOrder - b.sortOrder)
  const groups = fitting.filter((one) => one.parentId === null)
  const chosen = fitting.find((one) => one.id === value)
  const groupId = chosen?.parentId ?? chosen?.id ?? null
  const leaves = fitting.filter((one) => one.parentId !== null && one.parentId === groupId)
  if (groups.length === 0) return null
  return (
    <>
      <Choice
        label={t('mobile.take.category')}
        options={groups.map(({ id, name }) => ({ value: id, text: name }))}
        value={groupId}
        onChange={(id) => onChange(id === groupId ? null : id)}
        error={error}
      />
      {leaves.length > 0 && (
        <Choice
          label={groups.find(({ id }) => id === groupId)?.name ?? ''}
          options={leaves.map(({ id, name }) => ({ value: id, text: name }))}
          value={value}
          onChange={(id) => onChange(id === value ? groupId : id)}
        />
      )}
    </>
  )
}
