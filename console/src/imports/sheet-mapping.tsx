import { Select } from 'antd'
import { formatNumber, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { fieldWords } from './field-words.ts'
import type { Mapping } from './mapping-profile.ts'

interface Props {
  run: ImportRun
  sheet: ImportRun['sheets'][number]
  /** As the file was read last. */
  began: Mapping[number]
  /** As the person wants it. */
  fields: Mapping[number]
  onChoose: (column: number, field: string | null) => void
}

/** Each column of a sheet: its header, the first thing that stands in it, and what it is taken for. */
export function SheetMapping({ run, sheet, began, fields, onChoose }: Props) {
  const t = useT()
  // Before a file could be read, what is not chosen is left to recognition.
  const skip = run.state === 'failed' ? t('imports.mapping.auto') : t('imports.mapping.skip')
  const options = run.fields.map(({ field, isRequired }) => ({
    value: field,
    label: isRequired ? `${fieldWords(field, t)} · ${t('imports.mapping.required')}` : fieldWords(field, t),
  }))
  return (
    <div>
      <h3>
        {run.state === 'failed'
          ? sheet.name
          : t('imports.mapping.sheet', { name: sheet.name, rows: formatNumber(sheet.rows), n: sheet.headerRow })}
      </h3>
      <table className="gj-mapping">
        <thead>
          <tr>
            <th scope="col" style={{ width: '24%' }}>
              {t('imports.mapping.header')}
            </th>
            <th scope="col">{t('imports.mapping.sample')}</th>
            <th scope="col" style={{ width: 260 }}>
              {t('imports.mapping.field')}
            </th>
            <td style={{ width: 88 }} />
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map(({ header, sample }, column) => {
            // A profile names columns by their headers: one without can't be chosen.
            if (header === '') return null
            const field = fields[column] ?? null
            const isChanged = field !== began[column]
            const state = isChanged ? 'changed' : field ? 'guessed' : 'unused'
            return (
              <tr key={`${column}${header}`}>
                <th scope="row">{header}</th>
                <td className="gj-sample" title={sample}>
                  {sample}
                </td>
                <td>
                  <Select
                    size="small"
                    style={{ width: '100%' }}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={false}
                    aria-label={`${header} → ${t('imports.mapping.field')}`}
                    value={field ?? ''}
                    options={[{ value: '', label: skip }, ...options]}
                    labelRender={({ value }) => (value ? fieldWords(String(value), t) : skip)}
                    onChange={(chosen: string) => onChoose(column, chosen || null)}
                  />
                </td>
                <td>
                  <span className="gj-tone gj-small" data-tone={isChanged ? 'soon' : field ? 'done' : 'idle'}>
                    {run.state === 'failed' && state === 'unused' ? '' : t(`imports.mapping.${state}`)}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
