import { lazy, Suspense, useState } from 'react'
import { fillScript, type ScriptValues } from '@guanjia/ui/language/fill.ts'
import { useFindings } from '@guanjia/ui/language/findings.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from './field.tsx'

const ScriptSheet = lazy(() => import('./script-sheet.tsx').then(({ ScriptSheet }) => ({ default: ScriptSheet })))

/**
 * A text that a resident will read. Forbidden words are named at the field while it is written, the heavier ones as an error; scripts are one tap
 * away. The server checks again.
 */
export function ResidentWordsField(props: {
  label: string
  error?: string
  hint?: string
  max: number
  value: string
  onChange: (value: string) => void
  /** What scripts are filled with. */
  values?: ScriptValues
}) {
  const { values = {}, value, onChange, error, hint, ...field } = props
  const t = useT()
  const label = useLabel()
  const [isPicking, setPicking] = useState(false)
  const findings = useFindings(value)
  const say = (level: 'block' | 'warn'): string =>
    findings
      .filter((finding) => finding.level === level)
      .slice(0, 3)
      .map(({ start, end, kind, suggestion }) =>
        [t('language.text.said', { word: value.slice(start, end) }), label('wordReason', kind), suggestion].filter(Boolean).join(' · '),
      )
      .join('\n')
  const insert = (script: string): void => {
    const { text } = fillScript(script, values)
    onChange((value.trim() ? `${value.trimEnd()}\n${text}` : text).slice(0, field.max))
    setPicking(false)
  }
  return (
    <>
      <WordsField {...field} value={value} onChange={onChange} error={error ?? (say('block') || undefined)} hint={say('warn') || hint} />
      <button type="button" className="text-button" aria-haspopup="dialog" onClick={() => setPicking(true)}>
        {t('language.text.pick')}
      </button>
      {isPicking && (
        <Suspense>
          <ScriptSheet values={values} onPick={insert} onClose={() => setPicking(false)} />
        </Suspense>
      )}
    </>
  )
}
