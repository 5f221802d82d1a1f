import { useState } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useDraft } from '../kit/draft.ts'
import { recordId } from '../kit/ids.ts'
import type { Operation } from '../outbox/operations.ts'
import { putInOutbox } from '../outbox/store.ts'
import { draftPlace } from './bundle-store.ts'
import { actedAt, whyNotKept } from './doing.ts'
import { useKeptPhotos } from './kept-photos.ts'
import { useInspections } from './use-inspections.ts'

/** What each form has of itself; `at` is when it was written down, by the server's clock. */
interface Own {
  id: string
  siteId: string
  photoIds: string[]
  at: string
}
interface Sending {
  siteId: string
  title: string
  /** Pictures that are not photos of the form, such as a signature, made when it is sent. */
  drawn?: () => Promise<readonly { id: string; name: string; blob: Blob }[]>
  workOf: (own: Own) => Operation['work']
}

/**
 * Words and pictures that outlive the app and are handed to the outbox once, with or without network. `pictures` names the place of its pictures,
 * `draft` that of its words.
 */
export function useKeptForm<D extends { id: string }>({ pictures, draft: name, blank }: { pictures: string; draft: (accountId: string) => string; blank: D }) {
  const t = useT()
  const inspections = useInspections()
  const { accountId, aheadMs } = inspections
  const place = draftPlace(accountId, pictures)
  const [draft, change, forget] = useDraft<D>(name(accountId), blank)
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function send(isWhole: boolean, { siteId, title, drawn, workOf }: Sending, whenKept: () => void): Promise<void> {
    setAsked(true)
    if (!isWhole || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      // One id for what is on the screen, also when the phone had no room the first time.
      const id = draft.id || recordId()
      change({ id } as Partial<D>)
      const photos = pool.all()
      const photoIds = photos.map((photo) => photo.id)
      const more = (await drawn?.()) ?? []
      await putInOutbox(accountId, { id, siteId, title: title.trim().slice(0, 40), pictureIds: [...photoIds, ...more.map((one) => one.id)], work: workOf({ id, siteId, photoIds, at: actedAt({ aheadMs }) }) }, [...photos, ...more], place)
      forget()
      whenKept()
    } catch (error) {
      setProblem(whyNotKept(t, error))
    } finally {
      setBusy(false)
    }
  }
  return { ...inspections, draft, change, pool, isAsked, isBusy, problem, send }
}

/** A form for what somebody sees where they stand. */
export function useReport<D extends { id: string; description: string }>({ pictures, draft: name, blank }: { pictures: string; draft: string; blank: D }) {
  const { send: put, ...form } = useKeptForm<D>({ pictures, draft: (accountId) => `${name}:${accountId}`, blank })
  const send = (isWhole: boolean, workOf: Sending['workOf'], whenKept: () => void): Promise<void> => put(isWhole, { siteId: form.siteId, title: form.draft.description, workOf }, whenKept)
  return { ...form, send }
}
