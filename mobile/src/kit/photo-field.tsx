import { useId, useRef, useState } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { PictureViewer } from './pictures.tsx'
import type { PhotoDraft } from './photos.ts'
import { toast } from './toast.tsx'

const MOST = 9

/** Takes photos with the camera or from the gallery and shows how far each has got. */
export function PhotoField({ label, hint, draft, error }: { label: string; hint?: string; draft: PhotoDraft; error?: string }) {
  const t = useT()
  const id = useId()
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const { photos } = draft
  const sent = photos.filter((photo) => photo.state === 'sent').length

  async function take(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])]
    input.value = ''
    const room = MOST - photos.length
    if (files.length > room) toast(t('mobile.photo.tooMany', { max: MOST }), 'bad')
    const unreadable = await draft.add(files.slice(0, Math.max(0, room)))
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
            <button
              type="button"
              className="photo-open"
              aria-label={t('mobile.photo.open', { index: index + 1 })}
              onClick={() => setOpen(index)}
            >
              <img src={photo.preview} alt="" />
            </button>
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
        {photos.length < MOST && (
          <>
            <button type="button" className="photo-add" onClick={() => camera.current?.click()}>
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
                <path d="M4 8h3l1.5-2.5h7L17 8h3v11H4z" />
                <circle cx="12" cy="13" r="3.5" />
              </svg>
              {t('mobile.photo.add')}
            </button>
            <button type="button" className="photo-add" onClick={() => gallery.current?.click()}>
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
                <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4" />
              </svg>
              {t('mobile.photo.pick')}
            </button>
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
      {photos.length > 0 && (
        <p className="field-hint" role="status">
          {t('mobile.photo.progress', { sent, count: photos.length })}
          {sent < photos.length && <progress max={photos.length} value={sent} aria-hidden="true" />}
        </p>
      )}
      {error && <p className="field-error">{error}</p>}
      {open !== null && photos[open] && (
        <PictureViewer sources={photos.map((photo) => photo.preview)} start={open} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
