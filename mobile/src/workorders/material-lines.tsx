import { useT } from '@guanjia/ui/i18n/index.ts'

export type Material = { name: string; quantity: string }

/** Materials used, a line each. */
export function MaterialLines(props: { lines: readonly Material[]; onChange: (lines: Material[]) => void; error?: string }) {
  const { lines, onChange, error } = props
  const t = useT()
  const set = (at: number, part: Partial<Material>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <div className="field" role="group" aria-label={t('mobile.doneForm.materials')}>
      <span className="label">
        {t('mobile.doneForm.materials')} <small>{t('mobile.optional')}</small>
      </span>
      {lines.map((line, index) => (
        // The lines have no identity of their own; their place is the only one.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="material-line" key={index}>
          <input
            className="input"
            aria-label={t('mobile.doneForm.materialName')}
            placeholder={t('mobile.doneForm.materialName')}
            maxLength={100}
            value={line.name}
            onChange={(event) => set(index, { name: event.target.value })}
          />
          <input
            className="input"
            aria-label={t('mobile.doneForm.materialQuantity')}
            placeholder={t('mobile.doneForm.materialQuantity')}
            maxLength={30}
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
      ))}
      <button type="button" className="text-button" onClick={() => onChange([...lines, { name: '', quantity: '' }])}>
        + {t('mobile.doneForm.addMaterial')}
      </button>
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}
