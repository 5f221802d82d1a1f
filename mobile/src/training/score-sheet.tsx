import { useEffect, useRef } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { Criterion } from '@guanjia/contract/practicals.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'

/** Sends the photos of each criterion and tells their ids. */
export type Settle = Map<string, () => Promise<string[]>>

/** One criterion: a tap for its level, nothing chosen beforehand; photos where `settle` asks for them. */
export function CriterionCard({ sheet, criterion, level, isMissing, settle, onLevel }: { sheet: string; criterion: Criterion; level: number | undefined; isMissing: boolean; settle?: Settle; onLevel: (level: number) => void }) {
  const t = useT()
  return (
    <section className="card form">
      <p className={isMissing && level === undefined ? 'is-bad' : undefined}>
        {criterion.isRedLine && <strong className="is-bad">▲ {t('competence.practical.redLineTag')} </strong>}
        {criterion.text}
      </p>
      <div className="choice-chips" role="radiogroup" aria-label={criterion.text}>
        {criterion.levels.map((text, at) => (
          <button key={text} type="button" role="radio" aria-checked={level === at} onClick={() => onLevel(at)}>
            {text}
          </button>
        ))}
      </div>
      {settle && <Photos sheet={sheet} id={criterion.id} settle={settle} />}
    </section>
  )
}

function Photos({ sheet, id, settle }: { sheet: string; id: string; settle: Settle }) {
  const t = useT()
  const photos = usePhotos(`practical-${sheet}-${id}`)
  const latest = useRef(photos)
  latest.current = photos
  useEffect(() => {
    settle.set(id, () => latest.current.settle())
    return () => void settle.delete(id)
  }, [id, settle])
  return (
    <details open={photos.photos.length > 0 || undefined}>
      <summary className="muted">{t('competence.practical.photos')}{photos.photos.length > 0 && ` ${photos.photos.length}`}</summary>
      <PhotoField label={t('competence.practical.photos')} draft={photos} />
    </details>
  )
}
