import { Alert, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import type { Merge } from './merge.ts'
import type { VersionedEdit } from './versioned-edit.ts'
import './conflict.css'

export interface ConflictField {
  label: string
  /** A value of the form in words. */
  show?: (value: unknown) => ReactNode
}

interface Props {
  merge: Merge
  mine: Record<string, unknown>
  theirs: Record<string, unknown>
  fields: Record<string, ConflictField>
  taken: Record<string, 'mine' | 'theirs'>
  onTake: (field: string, whose: 'mine' | 'theirs') => void
}

/** The same for a record that is written as a version; nothing while nobody else has changed it. */
export function EditConflict<R, D extends object>({ edit: { clash, take }, fields }: { edit: Pick<VersionedEdit<R, D>, 'clash' | 'take'>; fields: Props['fields'] }) {
  return clash && <Conflict {...clash} mine={clash.mine as Record<string, unknown>} theirs={clash.theirs as Record<string, unknown>} onTake={take} fields={fields} />
}

/** Both versions of what two people changed at once, and a choice for each field. */
export function Conflict({ merge, mine, theirs, fields, taken, onTake }: Props) {
  const t = useT()
  const label = (field: string): string => fields[field]?.label ?? field
  const show = (field: string, value: unknown): ReactNode => {
    const words = fields[field]?.show
      ? fields[field].show(value)
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value as string | number)
    return value === null || value === undefined || value === '' || words === '' ? (
      <span className="gj-quiet">{t('archives.conflict.empty')}</span>
    ) : (
      words
    )
  }
  const table = (
    <table className="gj-conflict">
      <thead>
        <tr>
          <th scope="col">{t('archives.conflict.field')}</th>
          <th scope="col">{t('archives.conflict.mine')}</th>
          <th scope="col">{t('archives.conflict.theirs')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {merge.contested.map((field) => (
          <tr key={field}>
            <th scope="row">{label(field)}</th>
            <td data-taken={taken[field] !== 'theirs'}>{show(field, mine[field])}</td>
            <td data-taken={taken[field] === 'theirs'}>{show(field, theirs[field])}</td>
            <td>
              <Segmented
                size="small"
                value={taken[field] ?? 'mine'}
                aria-label={label(field)}
                onChange={(whose) => onTake(field, whose as 'mine' | 'theirs')}
                options={[
                  { value: 'mine', label: t('archives.conflict.takeMine') },
                  { value: 'theirs', label: t('archives.conflict.takeTheirs') },
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('archives.conflict.title')}
      description={
        <>
          {merge.contested.length > 0 ? (
            <>
              <p>{t('archives.conflict.hint')}</p>
              {table}
            </>
          ) : (
            <p>{t('archives.conflict.noClash')}</p>
          )}
          {merge.adopted.length > 0 && (
            <p>{t('archives.conflict.adopted', { fields: merge.adopted.map(label).join(t('archives.comma')) })}</p>
          )}
        </>
      }
    />
  )
}
