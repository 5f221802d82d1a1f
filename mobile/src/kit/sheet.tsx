import { useEffect, useId, useRef, type ReactNode } from 'react'

/**
 * A sheet that comes up from the bottom edge. It is a native modal dialog: focus stays inside, Esc and the phone's back
 * button close it. `footer` stays within the thumb's reach while the content scrolls.
 */
export function Sheet(props: {
  open: boolean
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  /** Nothing in it takes the focus: the keyboard has to scroll it all the same. */
  isForReading?: boolean
}) {
  const { open, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <div className="sheet-body">
          <header className="sheet-head">
            <h2 id={titleId}>{props.title}</h2>
            <button type="button" className="icon-button" aria-label={props.closeLabel} onClick={onClose}>
              <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
              </svg>
            </button>
          </header>
          <div className="sheet-content" tabIndex={props.isForReading ? 0 : undefined}>
            {props.children}
          </div>
          {props.footer && <footer className="sheet-foot">{props.footer}</footer>}
        </div>
      )}
    </dialog>
  )
}
