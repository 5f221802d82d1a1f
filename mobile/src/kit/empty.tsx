import type { ReactNode } from 'react'

/** An empty place says why it is empty and offers the first act. */
export function Empty(props: { title: string; text?: string; act?: ReactNode; sign?: string }) {
  return (
    <div className="empty">
      <div className="empty-sign" aria-hidden="true">
        {props.sign ?? '✓'}
      </div>
      <p className="empty-title">{props.title}</p>
      {props.text && <p className="empty-text">{props.text}</p>}
      {props.act && <div className="empty-act">{props.act}</div>}
    </div>
  )
}
