import { useEffect, useRef, useState } from 'react'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { urlOf } from '@guanjia/ui/api/call.ts'
import { formatBytes } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'

/** Files of a record: pictures as thumbnails that open large, anything else as a link. */
export function Pictures({ files }: { files: readonly FileRef[] }) {
  const t = useT()
  const [open, setOpen] = useState<number | null>(null)
  if (files.length === 0) return null
  const pictures = files.filter((file) => file.isImage)
  const others = files.filter((file) => !file.isImage)
  return (
    <>
      {pictures.length > 0 && (
        <div className="pictures">
          {pictures.map((file, index) => (
            <button key={file.id} type="button" aria-label={t('mobile.photo.open', { index: index + 1 })} onClick={() => setOpen(index)}>
              <img src={urlOf('platform.getThumbnail', { params: { id: file.id } })} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
      {others.map((file) => (
        <a key={file.id} className="file-link" href={urlOf('platform.getFile', { params: { id: file.id }, query: { download: true } })}>
          {file.name} <small>{formatBytes(file.bytes)}</small>
        </a>
      ))}
      {open !== null && (
        <PictureViewer
          sources={pictures.map((file) => urlOf('platform.getFile', { params: { id: file.id } }))}
          start={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** Pictures over the whole screen; a swipe leads to the next, the phone's pinch enlarges. */
export function PictureViewer({ sources, start, onClose }: { sources: readonly string[]; start: number; onClose: () => void }) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(start)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    const strip = element.querySelector('.viewer-strip')!
    strip.scrollLeft = strip.clientWidth * start
    return () => element.close()
  }, [start])
  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={t('mobile.photo.viewer', { index: at + 1, count: sources.length })}
      onCancel={onClose}
    >
      <div
        className="viewer-strip"
        onScroll={(event) => setAt(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {sources.map((source) => (
          <div key={source}>
            <img src={source} alt="" />
          </div>
        ))}
      </div>
      <span className="viewer-count">
        {at + 1} / {sources.length}
      </span>
      <button type="button" className="viewer-close" aria-label={t('mobile.close')} onClick={onClose}>
        ✕
      </button>
    </dialog>
  )
}
