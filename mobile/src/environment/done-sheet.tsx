import { useState, type ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useHandOver } from '../outbox/hand-over.ts'
import type { EnvironmentWork } from '../outbox/operations.ts'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt } from '../inspections/doing.ts'
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
  const { aheadMs } = useInspections()
  const { handOver, isBusy, problem, setProblem, accountId } = useHandOver(siteId)
  const kept = draftPlace(accountId, place)
  const pool = useKeptPhotos(kept)
  const [note, setNote] = useState('')
  const [id] = useState(recordId)
  async function act(): Promise<void> {
    const photos = pool.all()
    const done = { note: note.trim(), photoIds: photos.map((photo) => photo.id), at: actedAt({ aheadMs }) }
    const lack = missing?.(done) ?? null
    setProblem(lack)
    if (lack !== null) return
    if (await handOver({ id, title, photos, draft: kept, work: { kind: 'environment', work: workOf(done, id) } }, t('mobileEnvironment.doneFor', { what: title }))) onClose()
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
