import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { takesChoice } from './field-choices.ts'
import { fieldWords } from './field-words.ts'
import {
  choose,
  fieldsOfFailure,
  isSameMapping,
  mappingOf,
  missingFields,
  profileFor,
  profileToKeep,
  type Mapping,
} from './mapping-profile.ts'
import { saveProfile, type Profile } from './profile-file.ts'
import { ReadProfile } from './read-profile.tsx'
import { ReadingOptions } from './reading-options.tsx'
import { SheetMapping } from './sheet-mapping.tsx'
import { Meaning, WordTable, translated } from './word-table.tsx'

/** What each column of the file is and what its words mean; a change takes effect by checking again. */
export function MappingStep({ run }: { run: ImportRun }) {
  const t = useT()
  const { change } = useUrlSearch()
  const recheck = useAct('imports.actOnImport', ['imports'])
  const began = mappingOf(run.sheets)
  const [mapping, setMapping] = useState<Mapping>(began)
  const [profile, setProfile] = useState<Profile>(run.profile)
  const isChanged = !isSameMapping(mapping, began) || JSON.stringify(profile) !== JSON.stringify(run.profile)
  const base = run.file.name.replace(/\.\w+$/, '')
  const left = run.sheets.filter(({ columns }) => columns.length === 0)
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
      {run.state === 'failed' && fieldsOfFailure(run).length === 0 && (
        <Alert type="warning" showIcon title={t('imports.mapping.incomplete')} />
      )}
      <Missing run={run} mapping={mapping} profile={profile} onChange={(values) => setProfile({ ...profile, values })} />
      <section className="gj-card">
        <header>
          <h2>{t('imports.mapping.title')}</h2>
          <span className="gj-quiet gj-grow gj-clip">{t('imports.mapping.hint')}</span>
          <ReadProfile text={t('imports.mapping.load')} onRead={load} />
          <Button
            size="small"
            type="link"
            onClick={() => saveProfile({ name: base, ...profileToKeep(profile, run.sheets, mapping) }, `${base}.profile.json`)}
          >
            {t('imports.mapping.save')}
          </Button>
        </header>
        <div className="gj-body gj-stack">
          {run.sheets.length === 0 && <p className="gj-quiet">{t('imports.mapping.noSheets')}</p>}
          {run.sheets.map(
            (sheet, s) =>
              sheet.columns.length > 0 && (
                <SheetMapping
                  key={sheet.name}
                  run={run}
                  sheet={sheet}
                  began={began[s]!}
                  fields={mapping[s]!}
                  onChoose={(column, field) => setMapping(choose(run.sheets, mapping, { sheet: s, column }, field))}
                />
              ),
          )}
          {left.length > 0 && (
            <p className="gj-quiet">{t('imports.mapping.leftSheets', { names: left.map(({ name }) => name).join(t('archives.comma')) })}</p>
          )}
        </div>
      </section>
      <WordTable run={run} values={profile.values} onChange={(values) => setProfile({ ...profile, values })} />
      <ReadingOptions run={run} profile={profile} onChange={(part) => setProfile({ ...profile, ...part })} />
      <div className="gj-commit">
        <span className="gj-grow" />
        {isChanged && <Button onClick={undo}>{t('imports.mapping.undo')}</Button>}
        {isChanged || run.state === 'failed' ? (
          <Button
            type="primary"
            disabled={!isChanged}
            loading={recheck.isPending}
            onClick={() => check(profileFor(profile, run.sheets, mapping))}
          >
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

interface MissingProps {
  run: ImportRun
  mapping: Mapping
  profile: Profile
  onChange: (values: Profile['values']) => void
}

/** Required fields without a column; one that takes its value from a list may be the same for every row. */
function Missing({ run, mapping, profile, onChange }: MissingProps) {
  const t = useT()
  const missed = fieldsOfFailure(run)
  if (run.state === 'failed' && missed.length === 0) return null
  // Of a file that could not be read, the server knows which columns it would recognise; of the others the mapping tells.
  const isMissed = (field: string): boolean => missed.length === 0 || missed.includes(field)
  const without = missingFields(run.fields, mapping, {}).filter(isMissed)
  if (without.length === 0) return null
  const missing = missingFields(run.fields, mapping, profile.values).filter(isMissed)
  const constants = run.kind === 'cases' ? without.filter(takesChoice) : []
  return (
    <Alert
      type={missing.length > 0 ? 'warning' : 'info'}
      showIcon
      title={
        missing.length > 0 &&
        t('imports.mapping.missing', { fields: missing.map((field) => fieldWords(field, t)).join(t('archives.comma')) })
      }
      description={
        constants.length > 0 &&
        constants.map((field) => (
          <div key={field} className="gj-row">
            <span>{t('imports.mapping.constant', { field: fieldWords(field, t) })}</span>
            <span style={{ width: 160 }}>
              <Meaning
                field={field}
                label={fieldWords(field, t)}
                value={profile.values[field]?.[''] ?? ''}
                onChange={(value) => onChange(translated(profile.values, field, '', value))}
              />
            </span>
          </div>
        ))
      }
    />
  )
}
