import { lazy, Suspense, useState } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { formatStock, itemWords } from '@guanjia/ui/stores/stock.ts'
import { withItem, type MaterialDraft } from '@guanjia/ui/stores/materials.ts'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { useCan } from '../app/session.tsx'

const MaterialSheet = lazy(() => import('./material-sheet.tsx').then(({ MaterialSheet }) => ({ default: MaterialSheet })))

/** Materials used, a line each: picked from the store with what is there beside, or in own words. `faults` by the place of the line. */
export function MaterialLines(props: {
  siteId: string
  lines: readonly MaterialDraft[]
  stock: ReadonlyMap<string, StoreItem>
  onChange: (lines: MaterialDraft[]) => void
  faults: readonly (string | null)[]
}) {
  const { lines, onChange, stock } = props
  const t = useT()
  const can = useCan()
  const [isPicking, setPicking] = useState(false)
  const set = (at: number, part: Partial<MaterialDraft>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <div className="field" role="group" aria-label={t('mobile.doneForm.materials')}>
      <span className="label">
        {t('mobile.doneForm.materials')} <small>{t('mobile.optional')}</small>
      </span>
      {lines.map((line, index) => {
        const item = line.itemId === null ? undefined : stock.get(line.itemId)
        const fault = props.faults[index]
        return (
          // The lines have no identity of their own; their place is the only one.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <div className="material-line">
              {line.itemId === null ? (
                <input
                  className="input"
                  aria-label={t('mobile.doneForm.materialName')}
                  placeholder={t('mobile.doneForm.materialName')}
                  maxLength={100}
                  value={line.name}
                  onChange={(event) => set(index, { name: event.target.value })}
                />
              ) : (
                <span className="material-item">
                  {item ? itemWords(item) : line.name}
                  {item && <small>{t('stores.pick.stock', { stock: formatStock(item.onHand, item.unit) })}</small>}
                </span>
              )}
              <input
                className="input"
                aria-label={`${t('mobile.doneForm.materialQuantity')} ${line.name}`.trim()}
                placeholder={t('mobile.doneForm.materialQuantity')}
                inputMode={line.itemId === null ? 'text' : 'decimal'}
                maxLength={line.itemId === null ? 30 : 11}
                aria-invalid={fault ? true : undefined}
                value={line.quantity}
                onChange={(event) => set(index, { quantity: event.target.value })}
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t('mobile.doneForm.removeMaterial', { name: line.name })}
                onClick={() => onChange(lines.filter((_, at) => at !== index))}
              >
                ✕
              </button>
            </div>
            {fault && <p className="field-error">{fault}</p>}
          </div>
        )
      })}
      <div className="material-adds">
        {can('stores:read') && (
          <button type="button" className="text-button" onClick={() => setPicking(true)}>
            + {t('stores.pick.fromStore')}
          </button>
        )}
        <button type="button" className="text-button" onClick={() => onChange([...lines, { itemId: null, name: '', quantity: '' }])}>
          + {t(can('stores:read') ? 'stores.pick.other' : 'mobile.doneForm.addMaterial')}
        </button>
      </div>
      <Suspense>
        {isPicking && (
          <MaterialSheet
            siteId={props.siteId}
            onPick={(item) => {
              onChange(withItem(lines, item))
              setPicking(false)
            }}
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </div>
  )
}
