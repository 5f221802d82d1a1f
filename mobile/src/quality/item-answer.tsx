import { useT } from '@guanjia/ui/i18n/index.ts'
import type { StandardItem } from '@guanjia/contract/standards.ts'
import { LineField } from '../kit/field.tsx'

/** What an item that does not apply is answered with. */
export const NA = 'na'

type Asked = Pick<StandardItem, 'text' | 'dimension' | 'method' | 'min' | 'max' | 'unit' | 'isRedLine'>

/** One item of a sheet: answered by one tap, nothing beforehand. */
export function ItemAnswer({ item, value, isMissing, onChange }: { item: Asked; value: string; isMissing: boolean; onChange: (value: string) => void }) {
  const t = useT()
  const yesNo = item.isRedLine ? [['0', t('mobileQuality.check.kept')], ['1', t('mobileQuality.check.crossed')]] : [['1', t('mobileQuality.check.met')], ['0', t('mobileQuality.check.missed')]]
  const choices = item.method === 'meets' ? yesNo : ['1', '2', '3', '4', '5'].map((one) => [one, one])
  return (
    <section className="card form">
      <p className={isMissing && value === '' ? 'is-bad' : undefined}>
        {item.dimension && <span className="muted">{item.dimension} · </span>}
        {item.text}
      </p>
      {item.method === 'measure' ? (
        <LineField label={t('mobileQuality.check.limits', { min: item.min, max: item.max, unit: item.unit })} type="number" max={12} value={value === NA ? '' : value} onChange={onChange} />
      ) : (
        <div className="choice-chips" role="radiogroup" aria-label={item.text}>
          {[...choices, [NA, t('mobileQuality.check.na')]].map(([key, text]) => (
            <button key={key} type="button" role="radio" aria-checked={value === key} onClick={() => onChange(key!)}>
              {text}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
