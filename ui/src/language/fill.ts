import type { SCRIPT_VARIABLES } from '@guanjia/contract/language.ts'

export type ScriptVariable = (typeof SCRIPT_VARIABLES)[number]
/** What a screen knows of the resident in front of it; what is empty stays open. */
export type ScriptValues = Partial<Record<ScriptVariable, string | null>>

/** A script with its variables filled in; `open` is the first one that nobody could fill (to be selected and typed over), or null. */
export function fillScript(script: string, values: ScriptValues): { text: string; open: { start: number; end: number } | null } {
  const text = script.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name as ScriptVariable] || whole)
  const left = /\{\w+\}/.exec(text)
  return { text, open: left && { start: left.index, end: left.index + left[0].length } }
}
