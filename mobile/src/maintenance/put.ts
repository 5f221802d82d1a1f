import type { Session } from '@guanjia/contract/sessions.ts'
import { recordId } from '../kit/ids.ts'
import type { KeptPhoto } from '../inspections/kept-photos.ts'
import type { Work } from '../outbox/operations.ts'
import { putInOutbox } from '../outbox/store.ts'

interface Done {
  accountId: Session['account']['id']
  siteId: string
  title: string
  work: Work
  photos?: readonly KeptPhoto[]
  /** Where the draft lies that goes in the same breath. */
  draft?: string | null
  /** One id for what is on the screen, also when the phone had no room the first time. */
  id?: string
}

/** What was done goes into the outbox, under an id that makes it count once. */
export async function put({ accountId, siteId, title, work, photos = [], draft = null, id = recordId() }: Done): Promise<void> {
  await putInOutbox(accountId, { id, siteId, title: title.slice(0, 60), pictureIds: photos.map((photo) => photo.id), work }, photos, draft)
}
