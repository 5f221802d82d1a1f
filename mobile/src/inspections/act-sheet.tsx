import type { ReactNode } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { useKeptForm } from './use-report.ts'

/** What every act keeps on the phone until it is sent; records of a kind add their own. */
export interface ActDraft {
  id: string
  note: string
  isFine: 'yes' | 'no' | null
}
export const NO_ACT: ActDraft = { id: '', note: '', isFine: null }

type Form<D extends ActDraft> = ReturnType<typeof useKeptForm<D>>
type Sending = Parameters<Form<ActDraft>['send']>[1]

interface Props<D extends ActDraft> {
  /** Where its words are kept, with the module in front. */
  module: string
  record: { id: string; siteId: string; description: string }
  action: string
  verb: string
  blank: D
  /** Asks how it is now; the two answers in the words of the record. */
  looks?: { label: string; fine: string; notFine: string; needed: string } | undefined
  photos?: { label: string; needed: string } | undefined
  /** What is missing; `note`, `photos` and `isFine` are said at their fields. */
  faults: (draft: D, photos: number) => Record<string, boolean>
  note: { label: string; needed: string }
  /** Fields of this act alone. */
  children?: (form: Form<D>, wrong: Record<string, boolean>) => ReactNode
  drawn?: (draft: D) => ReturnType<NonNullable<Sending['drawn']>>
  workOf: (draft: D, own: Parameters<Sending['workOf']>[0]) => ReturnType<Sending['workOf']>
  onClose: () => void
}

/** What somebody does about a record where they stand; goes through the outbox, so that it counts from a basement too. */
export function ActSheet<D extends ActDraft>({ module, record, action, verb, blank, looks, photos, faults, note, children, drawn, workOf, onClose }: Props<D>) {
  const t = useT()
  const what = `${record.id}/${action}`
  const form = useKeptForm<D>({ pictures: what, draft: (accountId) => `${module}:${accountId}:${what}`, blank })
  const { draft, pool, isAsked } = form
  const change = form.change as (part: Partial<ActDraft>) => void
  const missing = faults(draft, pool.whole.photos.length)
  const wrong: Record<string, boolean> = isAsked ? missing : {}
  const act = (): Promise<void> =>
    form.send(
      !Object.values(missing).some(Boolean),
      { siteId: record.siteId, title: record.description, ...(drawn ? { drawn: () => drawn(draft) } : {}), workOf: (own) => workOf(draft, own) },
      () => {
        toast(t('mobileInspections.saved'))
        onClose()
      },
    )
  return (
    <Sheet
      open
      title={verb}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={form.isBusy} onClick={() => void act()}>
          {verb}
        </Button>
      }
    >
      {looks && (
        <Choice
          label={looks.label}
          options={[
            { value: 'yes', text: looks.fine },
            { value: 'no', text: looks.notFine },
          ]}
          value={draft.isFine}
          onChange={(isFine) => change({ isFine })}
          error={wrong['isFine'] ? looks.needed : undefined}
        />
      )}
      {children?.(form, wrong)}
      {photos && <PhotoField label={photos.label} draft={pool.whole} error={wrong['photos'] ? photos.needed : undefined} />}
      <WordsField label={note.label} max={1000} value={draft.note} onChange={(words) => change({ note: words })} error={wrong['note'] ? note.needed : undefined} />
      {form.problem && <p className="problem" role="alert">{form.problem}</p>}
    </Sheet>
  )
}
