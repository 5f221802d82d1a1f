import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { clauseAround, fillScript, piecesOf, useFindings, useLabel, useT, type ScriptValues } from '@guanjia/ui'
import './resident-text.css'

const ScriptPicker = lazy(() => import('./script-picker.tsx').then(({ ScriptPicker }) => ({ default: ScriptPicker })))
type Finding = ReturnType<typeof useFindings>[number]

interface Props {
  id?: string
  value?: string
  onChange?: (value: string) => void
  max?: number
  minRows?: number
  autoFocus?: boolean
  placeholder?: string
  'aria-label'?: string
  /** Off while the text stays in the house: nothing is checked or marked. */
  isForResident?: boolean
  /** What scripts are filled with. */
  values?: ScriptValues
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  /** Stands at the end of the line below, such as a note on who reads it. */
  extra?: ReactNode
}

/**
 * A text that a resident will read: forbidden words are marked while it is written (red: refused, amber: vague), each with its reason and a
 * suggestion to take with one click; `/` in an empty line or Ctrl+/ opens the scripts. The server checks again.
 */
export function ResidentText(props: Props) {
  const { value = '', onChange, max = 2000, minRows = 3, autoFocus, placeholder, isForResident = true, values = {}, extra } = props
  const t = useT()
  const ownId = useId()
  const id = props.id ?? ownId
  const area = useRef<TextAreaRef>(null)
  const marks = useRef<HTMLDivElement>(null)
  const [isComposing, setComposing] = useState(false)
  const [isPicking, setPicking] = useState(false)
  const findings = useFindings(value, { isWanted: isForResident, isPaused: isComposing })
  const field = (): HTMLTextAreaElement | null => area.current?.resizableTextArea?.textArea ?? null

  /** As if typed, so that Ctrl+Z takes it back. */
  const replace = (start: number, end: number, text: string, chosen: { start: number; end: number } | null = null): void => {
    const element = field()
    if (!element) return
    element.focus()
    element.setSelectionRange(start, end)
    if (!document.execCommand('insertText', false, text)) onChange?.(value.slice(0, start) + text + value.slice(end))
    if (chosen) requestAnimationFrame(() => element.setSelectionRange(start + chosen.start, start + chosen.end))
  }
  const insert = (script: string): void => {
    const element = field()
    const { text, open } = fillScript(script, values)
    setPicking(false)
    replace(element?.selectionStart ?? value.length, element?.selectionEnd ?? value.length, text, open)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const isBareSlash = event.key === '/' && selectionStart === selectionEnd && /(^|\n)$/.test(value.slice(0, selectionStart))
    const isShortcut = event.key === '/' && (event.ctrlKey || event.metaKey)
    if (isForResident && !event.nativeEvent.isComposing && (isBareSlash || isShortcut)) {
      event.preventDefault()
      event.stopPropagation()
      setPicking(true)
    } else props.onKeyDown?.(event)
  }
  return (
    <div className="gj-resident-text">
      <div style={{ position: 'relative' }}>
        <div ref={marks} className="gj-marks" aria-hidden>
          {piecesOf(value, findings).map(({ text, level }, i) =>
            level ? (
              <mark key={i} data-level={level}>
                {text}
              </mark>
            ) : (
              <span key={i}>{text}</span>
            ),
          )}
        </div>
        <Input.TextArea
          ref={area}
          id={id}
          value={value}
          maxLength={max}
          autoSize={{ minRows, maxRows: 10 }}
          autoFocus={autoFocus}
          placeholder={placeholder}
          aria-label={props['aria-label']}
          aria-describedby={findings.length > 0 ? `${id}-findings` : undefined}
          onChange={({ target }) => onChange?.(target.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onScroll={({ currentTarget }) => {
            if (marks.current) marks.current.scrollTop = currentTarget.scrollTop
          }}
        />
      </div>
      {isForResident && (
        <div className="gj-resident-text-foot">
          <Button size="small" type="text" aria-expanded={isPicking} title={t('language.text.pickHint')} onClick={() => setPicking(!isPicking)}>
            {t('language.text.pick')} <kbd>/</kbd>
          </Button>
          <span className="gj-grow">{extra}</span>
          <span>{t('language.text.length', { n: value.length, max })}</span>
        </div>
      )}
      <Findings
        id={`${id}-findings`}
        text={value}
        findings={findings}
        onRewrite={({ start, end, suggestion }) => {
          const clause = clauseAround(value, start, end)
          replace(clause.start, clause.end, suggestion)
        }}
        onLocate={({ start, end }) => {
          field()?.focus()
          field()?.setSelectionRange(start, end)
        }}
      />
      {isPicking && (
        <Suspense>
          <ScriptPicker
            values={values}
            onPick={insert}
            onClose={() => {
              setPicking(false)
              field()?.focus()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

interface FindingsProps {
  id?: string
  text: string
  findings: readonly Finding[]
  onRewrite: (finding: Finding) => void
  onLocate: (finding: Finding) => void
}

/** Each marked word with why it is marked and what to do about it. */
function Findings({ id, text, findings, onRewrite, onLocate }: FindingsProps) {
  const t = useT()
  const label = useLabel()
  return (
    <ul id={id} className="gj-findings" aria-label={t('language.text.findings')} aria-live="polite" hidden={findings.length === 0}>
      {findings.map((finding) => (
        <li key={`${finding.start}-${finding.word}`} data-level={finding.level}>
          <strong>
            {t('language.text.said', { word: text.slice(finding.start, finding.end) })} {label('wordKind', finding.kind)}
          </strong>
          <span>
            {label('wordReason', finding.kind)}
            {/* An insult has no polite form, a vague word needs a fact: both are rewritten by the writer. */}
            {finding.kind !== 'impatient' && finding.suggestion && <span className="gj-quiet"> · {finding.suggestion}</span>}
          </span>
          {finding.kind === 'impatient' && finding.suggestion ? (
            <Button size="small" type="link" onClick={() => onRewrite(finding)}>
              {t('language.text.rewrite', { suggestion: finding.suggestion })}
            </Button>
          ) : (
            <Button size="small" type="link" onClick={() => onLocate(finding)}>
              {t('language.text.locate')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
