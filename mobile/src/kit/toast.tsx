import { useEffect, useRef, useSyncExternalStore } from 'react'

export type ToastTone = 'good' | 'bad' | 'plain'
type Shown = { id: number; text: string; tone: ToastTone }

let shown: Shown | null = null
let count = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(next: Shown | null): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Says a short thing for a moment; a bad one stays longer, because it has to be read. */
export function toast(text: string, tone: ToastTone = 'good'): void {
  clearTimeout(timer)
  set({ id: ++count, text, tone })
  timer = setTimeout(() => set(null), tone === 'bad' ? 5000 : 2500)
}

/** Where toasts appear: in the top layer, so that an open sheet does not hide them. */
export function Toasts() {
  const current = useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => shown)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element || typeof element.showPopover !== 'function') return
    // Shown anew each time: the last one shown is on top of the top layer.
    if (element.matches(':popover-open')) element.hidePopover()
    if (current) element.showPopover()
  }, [current])
  return (
    <div ref={place} popover="manual" className="toast-place" role="status" aria-live="polite">
      {current && (
        <p key={current.id} className={`toast toast-${current.tone}`}>
          {current.text}
        </p>
      )}
    </div>
  )
}
