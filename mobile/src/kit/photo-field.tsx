import { useId, useRef, useState, type ReactNode } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { PictureViewer } from './pictures.tsx'
import type { Photo, PhotoDraft } from './photos.ts'
import { toast } from './toast.tsx'

const USUAL_MOST = 9

/** Takes photos with the camera or from the gallery, papers too where they are asked for, and shows how far each has got. */
export function PhotoField(props: { label: string; hint?: string; draft: PhotoDraft; error?: string; takesPapers?: boolean; most?: number }) {
  const { label, hint, draft, error, most = USUAL_MOST } = props
  const t = useT()
  const id = useId()
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  const papers = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const { photos } = draft
  const pictures = photos.filter((photo): photo is Photo & { preview: string } => photo.preview !== null)
  const shown = pictures.findIndex(({ id: one }) => one === open)
  const sent = photos.filter((photo) => photo.state === 'sent').length
  const isUploading = photos.some((photo) => photo.state !== 'kept')

  async function take(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])]
    input.value = ''
    const room = most - photos.length
    if (files.length > room) toast(t('mobile.photo.tooMany', { max: most }), 'bad')
    const unreadable = await draft.add(files.slice(0, Math.max(0, room)), input === camera.current)
    if (unreadable > 0) toast(t('mobile.photo.unreadable', { count: unreadable }), 'bad')
  }

  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label} {hint && <small>{hint}</small>}
      </span>
      <div className="photo-grid">
        {photos.map((photo, index) => (
          <div key={photo.id} className={`photo photo-${photo.state}`}>
            {photo.preview === null ? (
              <span className="photo-paper">{photo.name}</span>
            ) : (
              <button
                type="button"
                className="photo-open"
                aria-label={t('mobile.photo.open', { index: index + 1 })}
                onClick={() => setOpen(photo.id)}
              >
                <img src={photo.preview} alt="" />
              </button>
            )}
            {photo.state === 'sending' && <span className="photo-state">{t('mobile.photo.sending')}</span>}
            {photo.state === 'failed' && (
              <button type="button" className="photo-state photo-retry" onClick={draft.retry}>
                {t('mobile.photo.failed')}
              </button>
            )}
            <button
              type="button"
              className="photo-remove"
              aria-label={t('mobile.photo.remove', { index: index + 1 })}
              onClick={() => draft.remove(photo.id)}
            >
              ✕
            </button>
          </div>
        ))}
        {photos.length < most && (
          <>
            <AddButton text={t('mobile.photo.add')} onClick={() => camera.current?.click()}>
              <path d="M4 8h3l1.5-2.5h7L17 8h3v11H4z" />
              <circle cx="12" cy="13" r="3.5" />
            </AddButton>
            <AddButton text={t('mobile.photo.pick')} onClick={() => gallery.current?.click()}>
              <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4" />
            </AddButton>
            {props.takesPapers && (
              <AddButton text={t('mobile.photo.paper')} onClick={() => papers.current?.click()}>
                <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />
              </AddButton>
            )}
          </>
        )}
      </div>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        data-testid="camera"
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        ref={gallery}
        hidden
        type="file"
        accept="image/*"
        multiple
        data-testid="gallery"
        onChange={(event) => void take(event.currentTarget)}
      />
      {props.takesPapers && (
        <input
          ref={papers}
          hidden
          type="file"
          accept=".pdf,.xlsx,.docx,.csv"
          multiple
          data-testid="papers"
          onChange={(event) => void take(event.currentTarget)}
        />
      )}
      {isUploading && (
        <p className="field-hint" role="status">
          {t('mobile.photo.progress', { sent, count: photos.length })}
          {sent < photos.length && <progress max={photos.length} value={sent} aria-hidden="true" />}
        </p>
      )}
      {error && <p className="field-error">{error}</p>}
      {shown >= 0 && <PictureViewer sources={pictures.map(({ preview }) => preview)} start={shown} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** One way to add a picture; the icon is drawn by its children. */
function AddButton({ text, onClick, children }: { text: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="photo-add" onClick={onClick}>
      <svg
        viewBox="0 0 24 24"
        width="26"
        height="26"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      >
        {children}
      </svg>
      {text}
    </button>
  )
}
