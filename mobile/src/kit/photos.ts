import { useCallback, useEffect, useRef, useState } from 'react'
import { isProblem, upload } from '@guanjia/ui/api/call.ts'
import { isConnectionLost, noteAnswer, subscribeConnection } from './connection.ts'
import { forgetUnder, keep, keptUnder } from './kept.ts'
import { compressPicture } from './picture.ts'
import { recordId } from './ids.ts'

/** `preview` is null for a paper (PDF, XLSX …), which is shown by its name. */
export type Photo = { id: string; preview: string | null; name: string; /** `kept`: on this phone, sent later with the words. */ state: 'sending' | 'sent' | 'failed' | 'kept' }
type Kept = { id: string; blob: Blob; isSent: boolean; name?: string }

/** What the server keeps besides pictures; these go as they are. */
const PAPERS = /\.(pdf|xlsx|docx|csv)$/i
const previewOf = (blob: Blob): string | null => (blob.type.startsWith('image/') ? URL.createObjectURL(blob) : null)

export interface PhotoDraft {
  photos: Photo[]
  /** Takes pictures from the camera (`isLive`) or the gallery, and papers; returns how many could not be read. */
  add: (files: Iterable<File>, isLive?: boolean) => Promise<number>
  remove: (id: string) => void
  retry: () => void
  /** Sends what is not sent yet and returns the ids in their order; rejects with the first failure. */
  settle: () => Promise<string[]>
  clear: () => void
}

/**
 * Photos of a form that is not sent yet. Each is compressed, kept on the phone, then uploaded at once under an id made here,
 * so that a lost answer or a reload sends it again without doubling it. `key` names the form.
 */
export function usePhotos(key: string): PhotoDraft {
  const [photos, setPhotos] = useState<Photo[]>([])
  const list = useRef<Photo[]>([])
  const blobs = useRef(new Map<string, { blob: Blob; name: string }>())
  const running = useRef(new Map<string, Promise<void>>())

  const show = useCallback((change: (before: Photo[]) => Photo[]) => {
    list.current = change(list.current)
    setPhotos(list.current)
  }, [])
  const mark = useCallback(
    (id: string, state: Photo['state']) => show((before) => before.map((photo) => (photo.id === id ? { ...photo, state } : photo))),
    [show],
  )

  const send = useCallback(
    (id: string): Promise<void> => {
      const already = running.current.get(id)
      if (already) return already
      const kept = blobs.current.get(id)
      if (!kept) return Promise.resolve()
      mark(id, 'sending')
      const going = upload(kept.blob, kept.name, id)
        .then(async () => {
          await keep(`${key}/${id}`, { id, ...kept, isSent: true } satisfies Kept)
          mark(id, 'sent')
        })
        .catch((error: unknown) => {
          noteAnswer(!isProblem(error, 'offline'))
          mark(id, 'failed')
          throw error
        })
        .finally(() => running.current.delete(id))
      running.current.set(id, going)
      return going
    },
    [key, mark],
  )
  const trySend = useCallback((id: string) => void send(id).catch(() => undefined), [send])
  const retry = useCallback(() => {
    for (const photo of list.current) if (photo.state === 'failed') trySend(photo.id)
  }, [trySend])

  useEffect(() => {
    let isGone = false
    void keptUnder<Kept>(`${key}/`)
      .then((kept) => {
        if (isGone) return
        for (const { id, blob, name = `${id}.jpg` } of kept) blobs.current.set(id, { blob, name })
        const known = new Set(list.current.map((photo) => photo.id))
        const fresh = kept.filter(({ id }) => !known.has(id))
        show((before) => [
          ...before,
          ...fresh.map(
            ({ id, blob, isSent, name = '' }): Photo => ({ id, name, preview: previewOf(blob), state: isSent ? 'sent' : 'failed' }),
          ),
        ])
        for (const { id, isSent } of fresh) if (!isSent) trySend(id)
      })
      .catch(() => undefined)
    const stopListening = subscribeConnection(() => {
      if (!isConnectionLost()) retry()
    })
    return () => {
      isGone = true
      stopListening()
    }
  }, [key, show, trySend, retry])

  // The previews are freed only when the form goes; while it stands, pictures may be shown again.
  useEffect(() => () => list.current.forEach(({ preview }) => preview && URL.revokeObjectURL(preview)), [])

  const add = useCallback(
    async (files: Iterable<File>): Promise<number> => {
      let unreadable = 0
      for (const file of files) {
        try {
          const isPaper = PAPERS.test(file.name)
          const blob = isPaper ? file : await compressPicture(file)
          const id = recordId()
          const name = isPaper ? file.name : `${id}.jpg`
          blobs.current.set(id, { blob, name })
          // A phone without room still sends the picture; it only cannot survive a reload.
          await keep(`${key}/${id}`, { id, blob, name, isSent: false } satisfies Kept).catch(() => undefined)
          show((before) => [...before, { id, name, preview: previewOf(blob), state: 'sending' }])
          trySend(id)
        } catch {
          unreadable++
        }
      }
      return unreadable
    },
    [key, show, trySend],
  )
  const remove = useCallback(
    (id: string) => {
      blobs.current.delete(id)
      show((before) => before.filter((photo) => photo.id !== id))
      void forgetUnder(`${key}/${id}`).catch(() => undefined)
    },
    [key, show],
  )
  const settle = useCallback(async (): Promise<string[]> => {
    await Promise.all(list.current.filter((photo) => photo.state !== 'sent').map((photo) => send(photo.id)))
    return list.current.map((photo) => photo.id)
  }, [send])
  const clear = useCallback(() => {
    blobs.current.clear()
    show(() => [])
    void forgetUnder(`${key}/`).catch(() => undefined)
  }, [key, show])

  return { photos, add, remove, retry, settle, clear }
}
