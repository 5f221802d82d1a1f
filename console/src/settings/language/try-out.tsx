import { useState } from 'react'
import { useFindings, useT } from '@guanjia/ui'
import { ResidentText } from '../../kit/resident-text.tsx'

/** A box to try a text in: marked while it is written, as everywhere else, and counted. Nothing of it is kept. */
export function TryOut() {
  const t = useT()
  const [text, setText] = useState('')
  const findings = useFindings(text)
  const count = (level: 'block' | 'warn'): number => findings.filter((finding) => finding.level === level).length
  const [blocked, warned] = [count('block'), count('warn')]
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('language.tryOut.label')}</h2>
        {text !== '' && blocked === 0 && (
          <span className="gj-tone gj-pill" data-tone="done">
            {t('language.tryOut.clean')}
          </span>
        )}
        {blocked > 0 && (
          <span className="gj-tone gj-pill" data-tone="overdue">
            {t('language.tryOut.blocked', { n: blocked })}
          </span>
        )}
        {warned > 0 && (
          <span className="gj-tone gj-pill" data-tone="soon">
            {t('language.tryOut.warned', { n: warned })}
          </span>
        )}
      </header>
      <div className="gj-body">
        <ResidentText value={text} onChange={setText} minRows={2} placeholder={t('language.tryOut.placeholder')} aria-label={t('language.tryOut.label')} />
      </div>
    </section>
  )
}
