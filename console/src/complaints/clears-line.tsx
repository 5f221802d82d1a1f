import type { Complaint } from '@guanjia/contract/complaints.ts'
import { ShapeMark, useLabel, useT } from '@guanjia/ui'

/** 五清楚一报告: what the records prove, and what is missing and why. */
export function ClearsLine({ whole }: { whole: Complaint }) {
  const t = useT()
  const label = useLabel()
  const missing = whole.clears.filter(({ done }) => done === false)
  return (
    <div>
      <ol className="gj-clears" aria-label={t('complaints.clears')}>
        {whole.clears.map(({ clear, done }) => (
          <li key={clear} className="gj-tone gj-pill" data-tone={done === null ? 'idle' : done ? 'done' : 'soon'}>
            <ShapeMark shape={done === null ? 'ring' : done ? 'tick' : 'half'} size={12} />
            {label('clear', clear)}
            {done === null && <span className="gj-quiet gj-small">{t('complaints.notApplicable')}</span>}
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <p className="gj-quiet gj-small" style={{ marginTop: 6 }}>
          {t('complaints.missing')}
          {missing.map(({ clear, missing: gaps }) => `${label('clear', clear)}（${gaps.map((gap) => label('clearGap', gap)).join('、')}）`).join('；')}
        </p>
      )}
      {whole.override && (
        <p className="gj-small" style={{ marginTop: 6 }}>
          {t('complaints.override', { by: whole.override.by ?? '', reason: whole.override.reason })}
        </p>
      )}
    </div>
  )
}
