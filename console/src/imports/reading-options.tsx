import { AutoComplete, Input, Radio, Select } from 'antd'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { formatNumber, useLocale, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { fieldWords } from './field-words.ts'
import type { Profile } from './profile-file.ts'
import { CHOICES_OF, unknownValues } from './unknown-values.ts'

interface Props {
  run: ImportRun
  profile: Profile
  onChange: (profile: Profile) => void
}

const SHOWN = 60

/** How dates, time zones and foreign words of the file are read. */
export function ReadingOptions({ run, profile, onChange }: Props) {
  const t = useT()
  const set = (part: Partial<Profile>): void => onChange({ ...profile, ...part })
  const unknown = unknownValues(run)
  const translate = (field: string, value: string, word: string): void => {
    const { [value]: _, ...others } = profile.values[field] ?? {}
    set({ values: { ...profile.values, [field]: word ? { ...others, [value]: word } : others } })
  }
  return (
    <>
      {unknown.length > 0 && (
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
                {unknown.slice(0, SHOWN).map(({ field, header, value, times }) => (
                  <tr key={`${field} ${value}`}>
                    <th scope="row">{value}</th>
                    <td>
                      {header} <span className="gj-quiet">→ {fieldWords(field, t)}</span>
                    </td>
                    <td>
                      <Meaning
                        field={field}
                        label={value}
                        value={profile.values[field]?.[value] ?? ''}
                        onChange={(word) => translate(field, value, word)}
                      />
                    </td>
                    <td className="gj-quiet gj-nowrap">{t('imports.reading.times', { n: formatNumber(times) })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <details className="gj-card">
        <summary style={{ padding: '10px 16px', cursor: 'pointer', fontWeight: 600 }}>{t('imports.reading.title')}</summary>
        <div className="gj-body gj-import-options">
          <Option label={t('imports.reading.dateFormat')} hint={t('imports.reading.dateFormatHint')}>
            <Input value={profile.dateFormat} maxLength={50} onChange={({ target }) => set({ dateFormat: target.value || undefined })} />
          </Option>
          <Option label={t('imports.reading.timeZone')}>
            <Select
              allowClear
              showSearch
              style={{ width: '100%' }}
              value={profile.timeZone}
              options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
              onChange={(timeZone?: string) => set({ timeZone })}
            />
          </Option>
          {run.kind === 'cases' && (
            <>
              <Option label={t('imports.reading.targets')}>
                <Radio.Group
                  value={profile.targets ?? 'file'}
                  onChange={({ target }) => set({ targets: target.value as Profile['targets'] })}
                  options={[
                    { value: 'file', label: t('imports.reading.targetsFile') },
                    { value: 'policy', label: t('imports.reading.targetsPolicy') },
                  ]}
                />
              </Option>
              <Option label={t('imports.reading.source')} hint={t('imports.reading.sourceHint')}>
                <Input value={profile.source} maxLength={50} onChange={({ target }) => set({ source: target.value || undefined })} />
              </Option>
            </>
          )}
        </div>
      </details>
    </>
  )
}

function Option({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <label className="gj-import-option">
      <span>{label}</span>
      {children}
      {hint && <span className="gj-quiet gj-small">{hint}</span>}
    </label>
  )
}

/** The word in our own terms; anything else may be typed, because a category is a name of the house. */
function Meaning({ field, label, value, onChange }: { field: string; label: string; value: string; onChange: (word: string) => void }) {
  const locale = useLocale()
  const group = CHOICES_OF[field]
  const words = group ? Object.values(i18next.getResource(locale, 'app', `enum.${group}`) as Record<string, string>) : []
  return (
    <AutoComplete
      size="small"
      allowClear
      style={{ width: '100%' }}
      aria-label={label}
      value={value}
      options={words.map((word) => ({ value: word }))}
      onChange={(word: string | undefined) => onChange(word ?? '')}
    />
  )
}
