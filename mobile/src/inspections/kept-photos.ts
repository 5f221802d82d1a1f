import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { recordId } from '../kit/ids.ts'
import { forgetUnder, keep, keptUnder } from '../kit/kept.ts'
import type { Photo, PhotoDraft } from '../kit/photos.ts'
import { compressPicture } from '../kit/picture.ts'

export interface KeptPhoto {
  id: string
  name: string
  blob: Blob
  /** Taken here and now, not picked from the gallery. */
  isLive: boolean
}
type Shown = KeptPhoto & { preview: string }

export interface PhotoPool {
  isLoaded: boolean
  /** The photos with these ids, for a `PhotoField`; `onChange` says which there are now. */
  draftOf: (ids: readonly string[], onChange: (change: (ids: readonly string[]) => string[]) => void) => PhotoDraft
  /** All of them, for a form with one place for photos. */
  whole: PhotoDraft
  /** What goes into the outbox. */
  of: (ids: Iterable<string>) => KeptPhoto[]
  all: () => KeptPhoto[]
  /** Whether one of them could not be kept: it lives on the screen only. */
  isFull: boolean
}

/** All photos of one form that is sent later: made small, kept on the phone under `prefix`, uploaded by the outbox and never from here. */
export function useKeptPhotos(prefix: string): PhotoPool {
  const [photos, setPhotos] = useState<ReadonlyMap<string, Shown>>(new Map())
  const [isLoaded, setLoaded] = useState(false)
  const [isFull, setFull] = useState(false)
  const all = useRef(photos)
  const show = useCallback((next: ReadonlyMap<string, Shown>) => {
    all.current = next
    setPhotos(next)
  }, [])

  useEffect(() => {
    let isGone = false
    void keptUnder<KeptPhoto>(`${prefix}photo:`)
      .catch(() => [])
      .then((kept) => {
        if (isGone) return
        show(new Map([...kept.map((one): [string, Shown] => [one.id, { ...one, preview: URL.createObjectURL(one.blob) }]), ...all.current]))
        setLoaded(true)
      })
    return () => {
      isGone = true
    }
  }, [prefix, show])
  useEffect(() => () => all.current.forEach(({ preview }) => URL.revokeObjectURL(preview)), [])

  const take = useCallback(
    async (files: Iterable<File>, isLive: boolean): Promise<{ ids: string[]; unreadable: number }> => {
      const ids: string[] = []
      let unreadable = 0
      for (const file of files) {
        try {
          const id = recordId()
          const photo: KeptPhoto = { id, name: `${id}.jpg`, blob: await compressPicture(file), isLive }
          await keep(`${prefix}photo:${id}`, photo).catch(() => setFull(true))
          show(new Map([...all.current, [id, { ...photo, preview: URL.createObjectURL(photo.blob) }]]))
          ids.push(id)
        } catch {
          unreadable++
        }
      }
      return { ids, unreadable }
    },
    [prefix, show],
  )

  const drop = useCallback(
    (id: string) => {
      const next = new Map(all.current)
      next.delete(id)
      show(next)
      void forgetUnder(`${prefix}photo:${id}`).catch(() => undefined)
    },
    [prefix, show],
  )

  return useMemo((): PhotoPool => {
    const shown = ({ id, name, preview }: Shown): Photo => ({ id, name, preview, state: 'kept' })
    const bare = ({ id, name, blob, isLive }: Shown): KeptPhoto => ({ id, name, blob, isLive })
    const still = { retry: () => undefined, settle: () => Promise.reject(new Error('Sent by the outbox')), clear: () => undefined }
    return {
      isLoaded,
      isFull,
      draftOf: (ids, onChange) => ({
        ...still,
        photos: ids.flatMap((id) => photos.get(id) ?? []).map(shown),
        add: async (files, isLive = false) => {
          const taken = await take(files, isLive)
          onChange((before) => [...before, ...taken.ids])
          return taken.unreadable
        },
        remove: (id) => {
          onChange((before) => before.filter((one) => one !== id))
          drop(id)
        },
      }),
      whole: { ...still, photos: [...photos.values()].map(shown), add: async (files, isLive = false) => (await take(files, isLive)).unreadable, remove: drop },
      of: (ids) => [...new Set(ids)].flatMap((id) => all.current.get(id) ?? []).map(bare),
      all: () => [...all.current.values()].map(bare),
    }
  }, [isLoaded, isFull, photos, take, drop])
}
