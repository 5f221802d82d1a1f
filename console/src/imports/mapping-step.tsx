import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { formatNumber, useAct, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { fieldWords } from './field-words.ts'
import { choose, isSameMapping, mappingOf, missingFields, profileFor, profileToKeep, type Mapping } from './mapping-profile.ts'
import { saveProfile, type Profile } from './profile-file.ts'
import { ReadProfile } from './read-profile.tsx'
import { ReadingOptions } from './reading-options.tsx'

/** What each column of the file is; a change takes effect by checking again. */
export function MappingStep({ run }: { run: ImportRun }) {
  const t = useT()
  const { change } = useUrlSearch()
  const recheck = useAct('imports.actOnImport', ['imports'])
  const began = mappingOf(run.sheets)
  const [mapping, setMapping] = useState<Mapping>(began)
  const [profile, setProfile] = useState<Profile>(run.profile)
  const missing = missingFields(run.fields, mapping)
  const isChanged = !isSameMapping(mapping, began) || JSON.stringify(profile) !== JSON.stringify(run.profile)
  const check = (next: Profile): void => recheck.mutate({ params: { id: run.id }, body: { action: 'recheck', profile: next } })
  const load = (loaded: Profile): void => {
    setProfile(loaded)
    check(loaded)
  }
  const undo = (): void => {
    setMapping(began)
    setProfile(run.profile)
  }
  return (
    <>
      <ProblemAlert error={recheck.error} />
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('imports.mapping.missing', { fields: missing.map((field) => fieldWords(field, t)).join(t('archives.comma')) })}
        />
      )}
      <section className="gj-card">
        <header>
          <h2>{t('imports.mapping.title')}</h2>
          <span className="gj-quiet gj-grow gj-clip">{t('imports.mapping.hint')}</span>
          <ReadProfile text={t('imports.mapping.load')} onRead={load} />
          <Button
            size="small"
            type="link"
            onClick={() =>
              saveProfile(
                { name: run.file.name.replace(/\.\w+$/, ''), ...profileToKeep(profile, run.sheets, mapping) },
                `${run.file.name.replace(/\.\w+$/, '')}.profile.json`,
              )
            }
          >
            {t('imports.mapping.save')}
          </Button>
        </header>
        <div className="gj-body gj-stack">
          {run.sheets.length === 0 && <p className="gj-quiet">{t('imports.mapping.noSheets')}</p>}
          {run.sheets.map((sheet, s) => (
            <SheetMapping
              key={sheet.name}
              run={run}
              sheet={sheet}
              began={began[s]!}
              fields={mapping[s]!}
              onChoose={(column, field) => setMapping(choose(run.sheets, mapping, { sheet: s, column }, field))}
            />
          ))}
        </div>
      </section>
      <ReadingOptions run={run} profile={profile} onChange={setProfile} />
      <div className="gj-commit">
        <span className="gj-grow" />
        {isChanged && <Button onClick={undo}>{t('imports.mapping.undo')}</Button>}
        {isChanged ? (
          <Button type="primary" loading={recheck.isPending} onClick={() => check(profileFor(profile, run.sheets, mapping))}>
            {t('imports.mapping.recheck')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => change({ step: 'preview' })}>
            {t('imports.mapping.next')}
          </Button>
        )}
      </div>
    </>
  )
}

interface SheetProps {
  run: ImportRun
  sheet: ImportRun['sheets'][number]
  began: Mapping[number]
  fields: Mapping[number]
  onChoose: (column: number, field: string | null) => void
}

function SheetMapping({ run, sheet, began, fields, onChoose }: SheetProps) {
  const t = useT()
  const options = run.fields.map(({ field, isRequired }) => ({
    value: field,
    label: isRequired ? `${fieldWords(field, t)} · ${t('imports.mapping.required')}` : fieldWords(field, t),
  }))
  return (
    <div>
      <h3>{t('imports.mapping.sheet', { name: sheet.name, rows: formatNumber(sheet.rows), n: sheet.headerRow })}</h3>
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
            const field = fields[column] ?? null
            const isChanged = field !== began[column]
            const state = isChanged ? 'changed' : field ? 'guessed' : 'unused'
            return (
              <tr key={`${column}${header}`}>
                <th scope="row">{header || <span className="gj-quiet">{t('imports.mapping.noHeader')}</span>}</th>
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
                    options={[{ value: '', label: t('imports.mapping.skip') }, ...options]}
                    labelRender={({ value }) => (value ? fieldWords(String(value), t) : t('imports.mapping.skip'))}
                    onChange={(chosen: string) => onChoose(column, chosen || null)}
                  />
                </td>
                <td>
                  <span className="gj-tone gj-small" data-tone={isChanged ? 'soon' : field ? 'done' : 'idle'}>
                    {t(`imports.mapping.${state}`)}
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
