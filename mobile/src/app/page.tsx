import { useEffect, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { OfflineBadge } from './connection.tsx'

/**
 * The frame of a screen: header, content, and the next acts at the bottom within the thumb's reach. `back` is where the arrow
 * leads when the person came from outside (a message, a link); else it goes back where they came from.
 */
export function Page(props: { title: string; back?: string; trailing?: ReactNode; foot?: ReactNode; children: ReactNode }) {
  const t = useT()
  const [, navigate] = useLocation()
  useEffect(() => {
    document.title = `${props.title} · ${t('shell.product')}`
  }, [props.title, t])
  const goBack = (): void => {
    if (cameFromInside()) window.history.back()
    else navigate(props.back ?? '/', { replace: true })
  }
  return (
    <div className={props.foot ? 'page page-with-foot' : 'page'}>
      <header className="page-head">
        {props.back !== undefined && (
          <button type="button" className="icon-button" aria-label={t('mobile.back')} onClick={goBack}>
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <path d="M15 5l-7 7 7 7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
          </button>
        )}
        <h1>{props.title}</h1>
        {props.trailing && <div className="page-trailing">{props.trailing}</div>}
      </header>
      <OfflineBadge />
      <main className="page-content">{props.children}</main>
      {props.foot && <div className="page-foot">{props.foot}</div>}
    </div>
  )
}

let steps = 0
/** Counts moves inside the app; called by the routes. */
export function noteMove(): void {
  steps++
}

function cameFromInside(): boolean {
  return steps > 1
}
