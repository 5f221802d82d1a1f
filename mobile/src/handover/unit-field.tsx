import { useDeferredValue, useState } from 'react'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'

interface Unit {
  id: string
  name: string
}

/** The home that a defect is in, found by its number; without network it stays in the words of the place. */
export function UnitField({ siteId, unit, onChange }: { siteId: string; unit: Unit | null; onChange: (unit: Unit | null) => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const answer = useCall('archives.search', { query: { q, siteId, limit: 20 } }, { enabled: q.length > 0 && unit === null, placeholderData: (before) => before, staleTime: 5000 })
  if (unit)
    return (
      <div className="chosen">
        <strong>{unit.name}</strong>
        <button type="button" className="text-button" onClick={() => onChange(null)}>{t('mobile.take.clear')}</button>
      </div>
    )
  const hits = q === '' ? [] : (answer.data?.hits ?? []).filter(({ kind }) => kind === 'unit')
  return (
    <>
      <LineField label={t('mobile.optionalLabel', { label: t('mobileDefects.unit') })} hint={t('mobileDefects.unitHint')} max={50} type="search" enterKeyHint="search" autoComplete="off" value={words} onChange={setWords} />
      <ProblemNote error={answer.error} />
      <div className="hits" aria-live="polite">
        {hits.map((hit) => (
          <button key={hit.id} type="button" onClick={() => onChange({ id: hit.id, name: hit.title })}>
            <strong>{hit.title}</strong>
            <small>{hit.subtitle}</small>
          </button>
        ))}
        {q !== '' && answer.data && hits.length === 0 && !answer.isPlaceholderData && <p className="muted">{t('mobileDefects.unitUnknown')}</p>}
      </div>
    </>
  )
}
