import { Select } from 'antd'
import { formatNumber, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { hasChoices, takesChoice, useFieldChoices } from './field-choices.ts'
import { fieldWords } from './field-words.ts'
import type { Profile } from './profile-file.ts'
import { unknownValues } from './unknown-values.ts'

interface Props {
  run: ImportRun
  values: Profile['values']
  onChange: (values: Profile['values']) => void
}

const SHOWN = 60
/** Stands for any word of a case history that is neither translated nor understood. */
const ANY = '*'

/** A translation set or, with an empty word, taken away. */
export function translated(values: Profile['values'], field: string, from: string, to: string): Profile['values'] {
  const { [from]: _, ...others } = values[field] ?? {}
  const words = to ? { ...others, [from]: to } : others
  const { [field]: __, ...rest } = values
  return Object.keys(words).length > 0 ? { ...rest, [field]: words } : rest
}

/** What the file calls things, and what that means; translations that were made before can be changed here as well. */
export function WordTable({ run, values, onChange }: Props) {
  const t = useT()
  const unknown = unknownValues(run)
  const done = Object.entries(values)
    .filter(([field]) => hasChoices(run.kind) && takesChoice(field))
    .flatMap(([field, words]) =>
      Object.keys(words).flatMap((value) => (value === '' || value === ANY ? [] : [{ field, header: '', value, times: 0 }])),
    )
    .filter(({ field, value }) => !unknown.some((one) => one.field === field && one.value === value))
  const rest =
    run.kind === 'cases'
      ? [...new Set(unknown.map(({ field }) => field))].map((field) => ({ field, header: '', value: ANY, times: 0 }))
      : []
  const rows = [...unknown.slice(0, SHOWN), ...done, ...rest]
  if (rows.length === 0) return null
  return (
    <section className="gj-card">
      <header>
        <h2>{t('imports.reading.values')}</h2>
        <span className="gj-quiet gj-clip">{t('imports.reading.valuesHint')}</span>
      </header>
      <div className="gj-body">
        <table className="gj-mapping">
          <thead>
            <tr>
              <th scope="col">{t('imports.reading.value')}</th>
              <th scope="col">{t('imports.reading.column')}</th>
              <th scope="col" style={{ width: 260 }}>
                {t('imports.reading.means')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, header, value, times }) => (
              <tr key={`${field} ${value}`}>
                <th scope="row">{value === ANY ? t('imports.reading.others') : value}</th>
                <td>
                  {header && `${header} → `}
                  <span className="gj-quiet">{fieldWords(field, t)}</span>
                </td>
                <td>
                  <Meaning
                    field={field}
                    label={`${fieldWords(field, t)} ${value}`}
                    value={values[field]?.[value] ?? ''}
                    onChange={(word) => onChange(translated(values, field, value, word))}
                  />
                </td>
                <td className="gj-quiet gj-nowrap">{times > 0 && t('imports.reading.times', { n: formatNumber(times) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** One value of a field's list. */
export function Meaning({
  field,
  label,
  value,
  onChange,
}: {
  field: string
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const choices = useFieldChoices(field)
  // A profile written by hand may use a word instead of the value; it is shown as it stands.
  const options = value && !choices.some((choice) => choice.value === value) ? [{ value, label: value }, ...choices] : choices
  return (
    <Select
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 140 }}
      aria-label={label}
      value={value || undefined}
      options={options}
      onChange={(word?: string) => onChange(word ?? '')}
    />
  )
}
