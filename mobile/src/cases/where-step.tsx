import { useDeferredValue, useState } from 'react'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import { useCan, useSession } from '../app/session.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { CaseCard } from './case-card.tsx'
import type { TakeDraft } from './take-case.tsx'

/** Which household or which public place. The unit's people and its open cases show at once, so that nothing is taken twice. */
export function WhereStep({ draft, change, isAsked }: { draft: TakeDraft; change: (part: Partial<TakeDraft>) => void; isAsked: boolean }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const can = useCan()
  const maySearch = can('archives:read')
  const isPublic = draft.placeKind !== 'unit'
  const isKnown = draft.unit !== null || draft.person !== null
  return (
    <div className="card form">
      {session.sites.length > 1 && (
        <Choice
          label={t('mobile.take.site')}
          options={session.sites.map(({ id, name }) => ({ value: id, text: name }))}
          value={draft.siteId}
          onChange={(siteId) => change({ siteId, unit: null, person: null })}
        />
      )}
      {maySearch && (
        <Choice
          label={t('mobile.case.place')}
          options={[
            { value: 'unit', text: label('placeKind', 'unit') },
            { value: 'public_area', text: t('mobile.take.publicArea') },
          ]}
          value={isPublic ? 'public_area' : 'unit'}
          onChange={(placeKind) => change({ placeKind, ...(placeKind === 'unit' ? {} : { unit: null }) })}
        />
      )}
      {maySearch && !isPublic && isKnown && <Chosen draft={draft} change={change} />}
      {maySearch && !isPublic && !isKnown && <UnitSearch siteId={draft.siteId} change={change} />}
      {(isPublic || !maySearch || draft.unit) && (
        <LineField
          label={draft.unit ? t('mobile.optionalLabel', { label: t('mobile.take.place') }) : t('mobile.take.place')}
          error={isAsked && !draft.unit && !draft.place.trim() ? t('mobile.take.placeNeeded') : undefined}
          max={200}
          placeholder={t('mobile.take.placeHint')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
      )}
      {isAsked && !isPublic && maySearch && !draft.unit && <p className="field-error">{t('mobile.take.placeNeeded')}</p>}
    </div>
  )
}

function UnitSearch({ siteId, change }: { siteId: string; change: (part: Partial<TakeDraft>) => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const answer = useCall(
    'archives.search',
    { query: { q, siteId, limit: 20 } },
    { enabled: q.length > 0, placeholderData: (before) => before, staleTime: 5000 },
  )
  const hits = q === '' ? [] : (answer.data?.hits ?? []).filter((hit) => hit.kind === 'unit' || hit.kind === 'person')
  const choose = (hit: SearchHit): void => change(hit.kind === 'unit' ? { unit: { id: hit.id, name: hit.title }, person: null } : {
    person: { id: hit.id, name: hit.title },
    unit: null,
  })
  return (
    <>
      <LineField
        label={t('mobile.take.who')}
        hint={t('mobile.take.searchHint')}
        max={200}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        placeholder={t('mobile.take.search')}
        value={words}
        onChange={setWords}
      />
      <ProblemNote error={answer.error} />
      <div className="hits" aria-live="polite">
        {hits.map((hit) => (
          <button key={`${hit.kind}${hit.id}`} type="button" onClick={() => choose(hit)}>
            <strong>{hit.title}</strong>
            <small>{hit.subtitle}</small>
          </button>
        ))}
        {q !== '' && answer.data && hits.length === 0 && !answer.isPlaceholderData && (
          <p className="muted">{t('mobile.take.searchEmpty')}</p>
        )}
      </div>
    </>
  )
}

function Chosen({ draft, change }: { draft: TakeDraft; change: (part: Partial<TakeDraft>) => void }) {
  const t = useT()
  const label = useLabel()
  const card = useCall('cases.callerCard', { query: { unitId: draft.unit?.id, personId: draft.person?.id } })
  const people = card.data?.people ?? []
  const units = card.data?.units ?? []
  return (
    <>
      <div className="chosen">
        <strong>{draft.unit?.name ?? draft.person?.name}</strong>
        <button type="button" className="text-button" onClick={() => change({ unit: null, person: null })}>
          {t('mobile.take.clear')}
        </button>
      </div>
      <ProblemNote error={card.error} />
      {!draft.unit && units.length > 0 && (
        <Choice
          label={t('mobile.case.place')}
          options={units.map(({ id, code, role }) => ({ value: id, text: code, hint: label('occupancyRole', role) }))}
          value={null}
          onChange={(id) => change({ unit: { id, name: units.find((one) => one.id === id)?.code ?? '' } })}
        />
      )}
      {draft.unit && people.length > 0 && (
        <Choice
          label={t('mobile.take.person')}
          options={[
            ...people.map(({ id, name, role }) => ({ value: id, text: name, hint: label('occupancyRole', role) })),
            { value: '', text: t('mobile.take.noPerson') },
          ]}
          value={draft.person?.id ?? ''}
          onChange={(id) => {
            const person = people.find((one) => one.id === id)
            change({ person: person ? { id: person.id, name: person.name } : null, phone: person?.phones[0] ?? '' })
          }}
        />
      )}
      {card.data?.prompts.map((prompt) => (
        <p key={prompt.kind + prompt.text} className="note">
          {prompt.text}
        </p>
      ))}
      {card.data && card.data.openCases.length > 0 && (
        <div className="list">
          <p className="label">{t('mobile.home.going')}</p>
          {card.data.openCases.slice(0, 3).map((record) => (
            <CaseCard key={record.id} record={record} />
          ))}
        </div>
      )}
    </>
  )
}
