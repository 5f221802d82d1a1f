import { useEffect, useRef } from 'react'

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]'
const LAYER = '.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open'

const FUNCTION_KEY = /^F\d+$/

/**
 * Runs a handler on a key for as long as the component is shown. Single letters are left alone while the person types or a dialog is open,
 * function keys only while a dialog is open;
 * `Ctrl+Enter` also means ⌘+Enter. One handler answers a key: those of the document go before those of the window, where the shell listens
 * for what no page answers; among the same the one that was there first.
 */
export function useShortcut(key: string, handler: () => void, enabled = true, listener: Document | Window = document): void {
  const current = useRef(handler)
  current.current = handler
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !matches(event, key)) return
      const target = event.target as HTMLElement
      if (!key.includes('+') && ((!FUNCTION_KEY.test(key) && target.closest(TYPING)) || document.querySelector(LAYER))) return
      event.preventDefault()
      current.current()
    }
    listener.addEventListener('keydown', onKey as EventListener)
    return () => listener.removeEventListener('keydown', onKey as EventListener)
  }, [key, enabled, listener])
}

/** Alt+1 … Alt+9 choose among a few things; `onNumber` gets 0 … 8. */
export function useNumberKeys(count: number, onNumber: (index: number) => void): void {
  const current = useRef(onNumber)
  current.current = onNumber
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const index = Number(event.key) - 1
      if (!event.altKey || event.ctrlKey || event.metaKey || !(index >= 0 && index < count)) return
      event.preventDefault()
      current.current(index)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [count])
}

function matches(event: KeyboardEvent, key: string): boolean {
  const parts = key.split('+')
  const control = event.ctrlKey || event.metaKey
  if (parts.includes('Ctrl') !== control || parts.includes('Alt') !== event.altKey) return false
  return event.key === parts.at(-1)
}
