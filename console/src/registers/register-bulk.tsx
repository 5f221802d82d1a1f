import { pathOf, useLabel, useT } from '@guanjia/ui'
import type { Bulk } from '../kit/bulk.ts'
import { FieldsOf, actBodyOf, valuesOf, type Field } from './fields.tsx'
import { CALLS, refreshedBy, type AnyShown, type Kind, type Screen } from './kinds.ts'

/** Those acts of a register that many of its records take at once, with the same fields as on a record's page. */
export function useRegisterBulk(kind: Kind, { many = [], ...screen }: Screen<AnyShown>, links: Bulk['links']): Bulk | undefined {
  const t = useT()
  const label = useLabel()
  const call = CALLS[kind].act
  if (many.length === 0 && links === undefined) return undefined
  return {
    path: call === null ? '' : pathOf(call),
    stale: refreshedBy(kind),
    links,
    acts: many.map((action) => {
      const fields: Field[] = screen.actFields?.(action) ?? [{ name: 'note', label: t('registers.field.note'), kind: 'long' }]
      return {
        key: action, name: screen.actionText?.(action) ?? label(screen.actions!, action), isDanger: screen.dangers?.includes(action) ?? false, initial: valuesOf(fields, null),
        fields: <FieldsOf fields={fields} />, body: (values) => actBodyOf(fields, values, action),
      }
    }),
  }
}
