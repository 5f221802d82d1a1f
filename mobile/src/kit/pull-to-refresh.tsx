import { useEffect, useRef, useState, type ReactNode } from 'react'

const FAR_ENOUGH = 64

/** Pulling the page down at its top asks again. The page scrolls with the window, so the pull is only watched, never prevented. */
export function PullToRefresh(props: {
  onRefresh: () => Promise<unknown>
  words: { pull: string; release: string; busy: string }
  children: ReactNode
}) {
  const { onRefresh } = props
  const place = useRef<HTMLDivElement>(null)
  const [pulled, setPulled] = useState(0)
  const [busy, setBusy] = useState(false)
  const start = useRef<number | null>(null)
  const distance = useRef(0)

  useEffect(() => {
    const element = place.current
    if (!element) return
    const move = (to: number): void => {
      distance.current = to
      setPulled(to)
    }
    const down = (event: TouchEvent): void => {
      start.current = window.scrollY <= 0 && event.touches.length === 1 ? event.touches[0]!.clientY : null
    }
    const drag = (event: TouchEvent): void => {
      if (start.current === null) return
      // Half the finger's way feels like a spring; scrolling up the page ends the pull.
      const way = (event.touches[0]!.clientY - start.current) / 2
      if (way <= 0) return distance.current > 0 ? move(0) : undefined
      move(Math.min(way, FAR_ENOUGH * 1.5))
    }
    const up = (): void => {
      const wanted = start.current !== null && distance.current >= FAR_ENOUGH
      start.current = null
      move(0)
      if (!wanted) return
      setBusy(true)
      void onRefresh().finally(() => setBusy(false))
    }
    element.addEventListener('touchstart', down, { passive: true })
    element.addEventListener('touchmove', drag, { passive: true })
    element.addEventListener('touchend', up)
    element.addEventListener('touchcancel', up)
    return () => {
      element.removeEventListener('touchstart', down)
      element.removeEventListener('touchmove', drag)
      element.removeEventListener('touchend', up)
      element.removeEventListener('touchcancel', up)
    }
  }, [onRefresh])

  const height = busy ? 44 : pulled
  return (
    <div ref={place} className="pull">
      <div className="pull-sign" style={{ height }} role="status">
        {height > 8 && <span>{busy ? props.words.busy : pulled >= FAR_ENOUGH ? props.words.release : props.words.pull}</span>}
      </div>
      {props.children}
    </div>
  )
}
