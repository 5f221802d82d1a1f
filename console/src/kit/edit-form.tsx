import type { FormInstance } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { isProblem } from '@guanjia/ui'
import { ActForm } from './act-form.tsx'
import { Conflict, type ConflictField } from './conflict.tsx'
import { changesOf, mergeEdits, type Facts, type Merge } from './merge.ts'

interface Props<R, V extends object> {
  title: string
  verb: string
  record: R & { version: number }
  /** The form's values of a record; every field has its key, empty ones too. */
  valuesOf: (record: R) => V
  /** The names of the fields and how their values read, for the case that two people changed them. */
  fields: { [K in keyof V & string]: ConflictField }
  children: ReactNode | ((form: FormInstance<V>) => ReactNode)
  /** Sends the changed fields, or all of them, with the version they were made on. Nothing changed: it is not called. */
  onSave: (changes: Partial<V>, version: number, all: V) => Promise<unknown>
  onClose: () => void
  width?: number
  hint?: ReactNode
}

interface Clash {
  merge: Merge
  mine: Facts
  theirs: Facts
  taken: Record<string, 'mine' | 'theirs'>
}

/**
 * Changes a record on the version that was read. When somebody else was faster, what they changed is taken in, both versions of
 * what both changed are shown for a choice, and saving again builds on their version.
 */
export function EditForm<R, V extends object>({
  title,
  verb,
  record,
  valuesOf,
  fields,
  children,
  onSave,
  onClose,
  width,
  hint,
}: Props<R, V>) {
  const form = useRef<FormInstance<V> | null>(null)
  const [base, setBase] = useState(() => ({ values: valuesOf(record), version: record.version }))
  const [clash, setClash] = useState<Clash | null>(null)
  const submit = async (values: V): Promise<void> => {
    const changes = changesOf(base.values, values)
    if (Object.keys(changes).length === 0) return
    try {
      await onSave(changes, base.version, { ...base.values, ...values })
    } catch (error) {
      const current = isProblem(error, 'stale_version') ? (error.problem?.current as (R & { version: number }) | undefined) : undefined
      if (current) meet({ ...base.values, ...values }, current)
      throw error
    }
  }
  const meet = (mine: V, current: R & { version: number }): void => {
    const theirs = valuesOf(current)
    const merge = mergeEdits(base.values, mine, theirs)
    form.current?.setFieldsValue(pick(theirs, merge.adopted) as never)
    setBase({ values: theirs, version: current.version })
    setClash({ merge, mine: mine as Facts, theirs: theirs as Facts, taken: {} })
  }
  const take = (field: string, whose: 'mine' | 'theirs'): void => {
    if (!clash) return
    setClash({ ...clash, taken: { ...clash.taken, [field]: whose } })
    form.current?.setFieldsValue({ [field]: clash[whose][field] } as never)
  }
  return (
    <ActForm<V>
      title={title}
      verb={verb}
      initial={base.values}
      onSubmit={submit}
      onClose={onClose}
      width={width}
      hint={hint}
      isTold={(error) => clash !== null && isProblem(error, 'stale_version')}
    >
      {(instance) => {
        form.current = instance
        return (
          <>
            {clash && <Conflict {...clash} fields={fields} onTake={take} />}
            {typeof children === 'function' ? children(instance) : children}
          </>
        )
      }}
    </ActForm>
  )
}

function pick(values: object, keys: readonly string[]): Facts {
  return Object.fromEntries(keys.map((key) => [key, (values as Facts)[key]]))
}
