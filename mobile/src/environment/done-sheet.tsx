import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { putInOutbox } from '../outbox/store.ts'
import type { EnvironmentWork } from '../outbox/operations.ts'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt, whyNotKept } from '../inspections/doing.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'

export interface Done {
  note: string
  photoIds: string[]
  at: string
}

interface Props {
  title: string
  /** Where photos wait until it is done; tells sheets apart. */
  place: string
  siteId: string
  verb?: string
  /** Makes the work of what was filled in; null: something is missing, which `missing` says. */
  workOf: (done: Done, id: string) => EnvironmentWork
  /** What is missing, in words. */
  missing?: (done: Pick<Done, 'note' | 'photoIds'>) => string | null
  children?: ReactNode
  onClose: () => void
}

/** One tap more than done: a picture, some words, and it goes through the outbox, also where there is no network. */
export function DoneSheet({ title, place, siteId, verb, workOf, missing, children, onClose }: Props) {
  const t = useT()
  const { accountId, aheadMs } = useInspections()
  const kept = draftPlace(accountId, place)
  const pool = useKeptPhotos(kept)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [id] = useState(recordId)
  async function act(): Promise<void> {
    if (isBusy) return
    const photos = pool.all()
    const done = { note: note.trim(), photoIds: photos.map((photo) => photo.id), at: actedAt({ aheadMs }) }
    const lack = missing?.(done) ?? null
    setProblem(lack)
    if (lack !== null) return
    setBusy(true)
    try {
      await putInOutbox(accountId, { id, siteId, title: title.slice(0, 40), pictureIds: done.photoIds, work: { kind: 'environment', work: workOf(done, id) } }, photos, kept)
      toast(t('mobileEnvironment.doneFor', { what: title }))
      onClose()
    } catch (error) {
      setProblem(whyNotKept(t, error))
      setBusy(false)
    }
  }
  return (
    <Sheet open title={title} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" loading={isBusy} onClick={() => void act()}>{verb ?? t('mobileEnvironment.done')}</Button>}>
      {children}
      <PhotoField label={t('mobileEnvironment.photos')} draft={pool.whole} />
      <WordsField label={t('mobileEnvironment.note')} max={500} value={note} onChange={setNote} />
      {problem && <p className="problem" role="alert">{problem}</p>}
    </Sheet>
  )
}
