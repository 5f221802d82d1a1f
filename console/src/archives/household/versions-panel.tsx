import { Skeleton } from 'antd'
import { useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { DayPicker } from '../../kit/day-picker.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { valueWords } from '../timeline-words.ts'

type FileKind = 'unit' | 'person' | 'household'
const FIELDS = ['name', 'sex', 'phones', 'email', 'idKind', 'idNumberMasked', 'birthday', 'workplace', 'emergencyContact', 'contactPerson', 'locale', 'tags', 'note', 'kind', 'code', 'room', 'floor', 'use', 'layout', 'buildingArea', 'billingArea', 'indoorArea', 'orientation', 'state', 'handedOverOn', 'rentFen', 'number', 'type', 'isTypeFixed', 'salutation', 'serviceNote', 'careTags', 'language', 'emergencyName', 'emergencyRelation', 'emergencyPhone', 'openedOn', 'closedOn'] as const

/** Versions of a file, and the file as it was on a day beside what it is now. */
export function VersionsPanel({ kind, id }: { kind: FileKind; id: string }) {
  const t = useT()
  const time = useTime()
  const [on, setOn] = useState<string | null>(null)
  const versions = useCall('households.fileVersions', { params: { id }, query: { kind } })
  if (versions.error && !versions.data) return <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />
  if (!versions.data) return <Skeleton active paragraph={{ rows: 4 }} />
  return (
    <>
      <label className="gj-row" style={{ marginBottom: 12 }}>
        <span className="gj-nowrap">{t('households.asOf')}</span>
        <DayPicker value={on} onChange={setOn} />
      </label>
      {on && <AsOf kind={kind} id={id} on={on} />}
      <ul className="gj-chronicle">
        {versions.data.items.map((one) => (
          <li key={`${one.version}${one.from ?? ''}`}>
            <div className="gj-row">
              <strong className="gj-grow">{one.changes.length === 0 ? t('households.firstVersion') : t('households.version', { n: one.version })}</strong>
              <span className="gj-quiet">{[one.by, one.from && time.at(one.from)].filter(Boolean).join(' · ')}</span>
            </div>
            <Differences rows={one.changes} />
          </li>
        ))}
      </ul>
    </>
  )
}

function AsOf({ kind, id, on }: { kind: FileKind; id: string; on: string }) {
  const t = useT()
  const label = useLabel()
  const file = useCall('households.fileAsOf', { params: { id }, query: { kind, on } })
  if (file.error && !file.data) return <ProblemAlert error={file.error} onRetry={() => void file.refetch()} />
  if (!file.data) return <Skeleton active paragraph={{ rows: 2 }} />
  return (
    <section className="gj-as-of-file" aria-label={`${t('households.asOf')} ${on}`}>
      <p>
        <span className="gj-quiet">{t('households.lived')}</span>{' '}
        {file.data.people.map((one) => `${kind === 'person' ? one.unit : one.name}（${label('occupancyRole', one.role)}）`).join('、') || t('households.nothingYet')}
      </p>
      {!file.data.existed ? <p className="gj-none">{t('households.asOfNone')}</p> : file.data.differences.length === 0 ? <p className="gj-none">{t('households.noDifference')}</p> : <Differences rows={file.data.differences} heads={[t('households.before'), t('households.now')]} />}
    </section>
  )
}

function Differences({ rows, heads }: { rows: readonly { field: string; from: unknown; to: unknown }[]; heads?: [string, string] }) {
  const name = useFieldName()
  if (rows.length === 0) return null
  return (
    <table className="gj-differences">
      {heads && (
        <thead>
          <tr>
            <th />
            <th>{heads[0]}</th>
            <th>{heads[1]}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">{name(row.field)}</th>
            <td>
              <Value field={row.field} value={row.from} />
            </td>
            <td>
              <Value field={row.field} value={row.to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useFieldName(): (field: string) => string {
  const t = useT()
  return (field) => {
    const known = FIELDS.find((one) => one === field)
    return known ? t(`households.field.${known}`) : field
  }
}

function Value({ field, value }: { field: string; value: unknown }) {
  const t = useT()
  const label = useLabel()
  if (field === 'type' && typeof value === 'string') return <>{t(`households.words.householdType.${value as 'tenant'}`)}</>
  return <>{valueWords(field, value, t, label) ?? <span className="gj-quiet">—</span>}</>
}
