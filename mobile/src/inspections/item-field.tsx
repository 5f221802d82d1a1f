import { isFineAnswer, type Missing } from '@guanjia/ui/inspections/rules.ts'
import type { CheckItem } from '@guanjia/contract/inspections.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import type { PhotoDraft } from '../kit/photos.ts'
import { SignaturePad } from '../kit/signature-pad.tsx'
import type { Stroke } from '../kit/strokes.ts'
import { figureOf, oddOf, type Given } from './items.ts'
import type { BundlePoint } from './view.ts'

interface Props {
  item: CheckItem
  given: Given
  typed: string
  strokes: readonly Stroke[]
  last: BundlePoint['lastReading']
  /** The day at the site: how long ago the last reading was. */
  today: string
  photos: PhotoDraft
  missing: Missing | null
  onAnswer: (value: Given['value'], typed?: string) => void
  onStrokes: (strokes: Stroke[]) => void
}

/** One question at a point: most are answered by one tap of the thumb. */
export function ItemField(props: Props) {
  const { item, given, missing } = props
  const t = useT()
  const isBad = isFineAnswer(item, given.value) === false
  const wantsPhoto = item.kind === 'photo' || (isBad && item.photoWhenBad) || given.photoIds.length > 0
  return (
    <div className={`item${isBad ? ' item-bad' : ''}`} data-missing={missing ? true : undefined} data-item={item.id}>
      <p className="item-words" id={`item-${item.id}`}>
        {item.text}
        {!item.isRequired && <small> {t('mobile.optional')}</small>}
      </p>
      {item.hint && <p className="muted">{item.hint}</p>}
      <Answer {...props} />
      {wantsPhoto && item.kind !== 'signature' && <PhotoField label={t(isBad ? 'mobileInspections.item.photoOfBad' : 'mobileInspections.item.photo')} draft={props.photos} />}
      {missing && (
        <p className="field-error" role="alert">
          {t(`mobileInspections.item.missing.${missing}`)}
        </p>
      )}
    </div>
  )
}

function Answer({ item, given, typed, strokes, last, today, onAnswer, onStrokes }: Props) {
  const t = useT()
  if (item.kind === 'yes_no') {
    return (
      <div className="answer-pair" role="radiogroup" aria-labelledby={`item-${item.id}`}>
        <button type="button" role="radio" className="answer-fine" aria-checked={given.value === true} onClick={() => onAnswer(true)}>
          <span aria-hidden="true">✓</span> {t('mobileInspections.item.fine')}
        </button>
        <button type="button" role="radio" className="answer-bad" aria-checked={given.value === false} onClick={() => onAnswer(false)}>
          <span aria-hidden="true">▲</span> {t('mobileInspections.item.bad')}
        </button>
      </div>
    )
  }
  if (item.kind === 'choice') {
    return (
      <div className="choice-chips" role="radiogroup" aria-labelledby={`item-${item.id}`}>
        {item.choices.map(({ value }) => (
          <button key={value} type="button" role="radio" aria-checked={given.value === value} onClick={() => onAnswer(value)}>
            {value}
          </button>
        ))}
      </div>
    )
  }
  if (item.kind === 'number' || item.kind === 'meter') return <Figure item={item} given={given} typed={typed} last={last} today={today} onAnswer={onAnswer} />
  if (item.kind === 'text') return <textarea className="input" aria-labelledby={`item-${item.id}`} maxLength={2000} value={String(given.value ?? '')} onChange={({ target }) => onAnswer(target.value === '' ? null : target.value)} />
  if (item.kind === 'signature') return <SignaturePad label={t('mobileInspections.item.sign')} strokes={strokes} onChange={onStrokes} />
  return null
}

function Figure({ item, given, typed, last, today, onAnswer }: Pick<Props, 'item' | 'given' | 'typed' | 'last' | 'today' | 'onAnswer'>) {
  const t = useT()
  const value = typeof given.value === 'number' ? given.value : null
  const odd = item.kind === 'meter' ? oddOf(value, last, today) : null
  const isOut = isFineAnswer(item, value) === false
  const limits =
    item.low !== null && item.high !== null
      ? t('mobileInspections.item.between', { low: item.low, high: item.high, unit: item.unit })
      : item.low !== null
        ? t('mobileInspections.item.atLeast', { low: item.low, unit: item.unit })
        : item.high !== null
          ? t('mobileInspections.item.atMost', { high: item.high, unit: item.unit })
          : undefined
  const before = item.kind === 'meter' ? (last ? t('mobileInspections.item.last', { value: last.value, on: last.on }) : t('mobileInspections.item.noLast')) : limits
  const said = typed !== '' && value === null ? t('mobileInspections.item.noFigure') : isOut ? t('mobileInspections.item.outside', { limits: limits ?? '' }) : undefined
  return (
    <>
      <div className="figure">
        <input
          className="input"
          aria-labelledby={`item-${item.id}`}
          aria-invalid={said ? true : undefined}
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          maxLength={14}
          value={typed}
          onChange={(event) => onAnswer(figureOf(event.target.value), event.target.value)}
        />
        {item.unit && <span>{item.unit}</span>}
      </div>
      {said ? (
        <p className="field-error" role="status">
          {said}
        </p>
      ) : (
        before && <p className="field-hint">{before}</p>
      )}
      {odd && (
        <p className="note note-warning" role="status">
          {t(`mobileInspections.item.odd.${odd}`)}
        </p>
      )}
    </>
  )
}
