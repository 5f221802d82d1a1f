import { useEffect, useState } from 'react'
import { useT } from '../i18n/index.ts'

/**
 * Whether this browser draws a PDF inside a page. Phones say that they can, but show the first page only, or hand the file to another app:
 * there a link opens it whole.
 */
export function drawsPdf({ pdfViewerEnabled }: Pick<Navigator, 'pdfViewerEnabled'>, isTouched: boolean): boolean {
  return pdfViewerEnabled && !isTouched
}

interface Props {
  href: string
  name: string
  /** It stands in the page, or was opened beside it. */
  onShown: () => void
}

/** A PDF to be read where it stands, by the browser's own viewer. */
export function PdfView(props: Props) {
  const [mayDraw] = useState(() => drawsPdf(navigator, matchMedia('(pointer: coarse)').matches))
  return mayDraw ? <Drawn {...props} /> : <Opened {...props} />
}

/** The server hands files out as downloads and lets nobody frame them; the page shows the bytes that it has read, as a PDF and nothing else. */
function Drawn(props: Props) {
  const t = useT()
  const { href, name, onShown } = props
  const [url, setUrl] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    let made: string | null = null
    const read = async (): Promise<void> => {
      const answer = await fetch(href, { signal: stop.signal })
      if (!answer.ok) throw new Error(String(answer.status))
      made = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'application/pdf' }))
      if (stop.signal.aborted) URL.revokeObjectURL(made)
      else setUrl(made)
    }
    read().catch(() => { if (!stop.signal.aborted) setMissing(true) })
    return () => {
      stop.abort()
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [href])
  if (isMissing) return <Opened {...props} />
  if (url === null) return <p className="exam-small" role="status">{t('learn.opening')}</p>
  // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers draw no PDF in a sandbox; the bytes are named a PDF, so that they are nothing else
  return <iframe className="exam-pdf" src={url} title={name} onLoad={onShown} />
}

function Opened({ href, name, onShown }: Props) {
  const t = useT()
  return <p><a className="exam-link" href={href} target="_blank" rel="noreferrer" onClick={onShown}>{t('learn.open')}：{name}</a></p>
}
