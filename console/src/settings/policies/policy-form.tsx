import { createContext, useContext, type ReactNode } from 'react'
import type { Draft } from './policy-draft.ts'

/** What the parts of the policy editor share. */
export interface PolicyForm {
  draft: Draft
  set: (part: Partial<Draft>) => void
  isReadOnly: boolean
  isNew: boolean
  /** What is wrong at a place of the draft, by JSON pointer, in words. */
  wrong: (pointer: string) => string | undefined
}

export const PolicyFormContext = createContext<PolicyForm | null>(null)

export function usePolicyForm(): PolicyForm {
  const form = useContext(PolicyFormContext)
  if (!form) throw new Error('Used outside of the policy editor')
  return form
}

interface FieldProps {
  label: string
  /** The place of the value in the draft: what is wrong there is said below. */
  pointer: string
  hint?: ReactNode
  /** More than one control: they are named as a group. */
  isGroup?: boolean
  children: ReactNode
}

/** A value of the policy with its name above and what is wrong with it below. */
export function Field({ label, pointer, hint, isGroup = false, children }: FieldProps) {
  const wrong = usePolicyForm().wrong(pointer)
  const Box = isGroup ? 'div' : 'label'
  return (
    <div className="gj-field" data-pointer={pointer} data-wrong={wrong !== undefined}>
      <Box role={isGroup ? 'group' : undefined} aria-label={isGroup ? label : undefined}>
        <span className="gj-field-label">{label}</span>
        {children}
      </Box>
      <Wrong pointer={pointer} />
      {hint && <p className="gj-quiet gj-small">{hint}</p>}
    </div>
  )
}

/** What is wrong at a place, as a line of its own. */
export function Wrong({ pointer }: { pointer: string }) {
  const wrong = usePolicyForm().wrong(pointer)
  return wrong ? (
    <p role="alert" className="gj-field-wrong">
      {wrong}
    </p>
  ) : null
}

/** Brings the field of a pointer into sight and puts the cursor there; a place without a field of its own leads to what holds it. */
export function showPointer(pointer: string): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`)
    if (!field) continue
    field.scrollIntoView({ block: 'center' })
    field.querySelector<HTMLElement>('input, button, [tabindex="0"]')?.focus({ preventScroll: true })
    return
  }
}
