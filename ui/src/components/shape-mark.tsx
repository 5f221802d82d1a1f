import type { ReactElement } from 'react'
import type { Shape } from '../clock/clock-view.ts'

const PATHS: Record<Shape, ReactElement> = {
  ring: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  half: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  pause: <path d="M3.5 2.5h2.4v9H3.5zM8.1 2.5h2.4v9H8.1z" fill="currentColor" />,
  bell: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 4v3.2l2.2 1.3" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  triangle: <path d="M7 1 13.4 12.6H.6zM6.3 5v4h1.4V5zm0 5v1.4h1.4V10z" fill="currentColor" fillRule="evenodd" />,
  tick: (
    <path d="M2.2 7.4 5.6 10.8 11.8 3.6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
  ),
}

/** The shape that goes with a colour and a word; decorative, because the word says the same. */
export function ShapeMark({ shape, size = 14 }: { shape: Shape; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      {PATHS[shape]}
    </svg>
  )
}
