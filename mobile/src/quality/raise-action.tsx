import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { CheckDetails } from '@guanjia/contract/standards.ts'
import { useSession, zoneOf } from '../app/session.tsx'
import { Field, LineField } from '../kit/field.tsx'
import { dayAfter } from '../kit/moment.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSendWithPhotos } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

const DAYS = 7

/** What a round found missed is put right from where one stands: a photo, who, by when. */
export function RaiseActions({ check }: { check: CheckDetails }) {
  const t = useT()
  const missed = check.answers.filter(({ isMet }) => isMet === false)
  const areas = useCall('quality.listSixSAreas', { query: { siteId: check.siteId } }, { enabled: check.areaId !== null })
  const raised = useCall('quality.listQualityActions', { query: { siteId: check.siteId, limit: 50, filter: { sourceId: check.id } as never } })
  const [done, setDone] = useState<readonly string[]>([])
  if (missed.length === 0 || !raised.data) return null
  const owner = areas.data?.items.find(({ id }) => id === check.areaId)?.owner.id ?? check.employee?.id ?? ''
  const isRaised = (item: (typeof missed)[number]): boolean => done.includes(item.id) || raised.data.items.some(({ itemId }) => itemId === item.id)
  return (
    <>
      <h2 className="section-title">{t('mobileImprove.sixS.findings')}</h2>
      {missed.map((item) => (isRaised(item) ? <section key={item.id} className="card form"><p>{item.text} <strong className="muted">{t('mobileImprove.sixS.done')}</strong></p></section> : <Raise key={`${item.id}${owner}`} check={check} item={item} owner={owner} onDone={() => setDone([...done, item.id])} />))}
    </>
  )
}

function Raise({ check, item, owner, onDone }: { check: CheckDetails; item: CheckDetails['answers'][number]; owner: string; onDone: () => void }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [ownerId, setOwnerId] = useState(owner)
  const session = useSession()
  const [dueOn, setDueOn] = useState(() => dayAfter(DAYS, Date.now(), zoneOf(session, check.siteId)))
  const [title, setTitle] = useState(item.text.slice(0, 200))
  const photos = usePhotos(`before-${check.id}-${item.id}`)
  const colleagues = useCall('organization.listEmployees', { query: { siteId: check.siteId } as never }, { enabled: isOpen })
  const { send, isBusy, error } = useSendWithPhotos('quality.raiseQualityAction', `${check.id}-${item.id}`, photos)
  async function raise(): Promise<void> {
    const made = await send((fileIds) => ({ body: { siteId: check.siteId, checkId: check.id, itemId: item.id, title: title.trim(), ownerId, dueOn, fileIds } }))
    if (!made) return
    toast(t('mobileImprove.sixS.raised'))
    onDone()
  }
  return (
    <section className="card form">
      <p>{item.text}</p>
      {!isOpen && <Button block onClick={() => setOpen(true)}>{t('mobileImprove.sixS.raise')}</Button>}
      {isOpen && (
        <>
          <LineField label={t('mobileImprove.sixS.raise')} max={200} value={title} onChange={setTitle} />
          <Field label={t('mobileImprove.sixS.owner', { name: '' })}>
            {(wiring) => (
              <select {...wiring} className="input" value={ownerId} onChange={(event) => setOwnerId(event.target.value)}>
                <option value="">—</option>
                {colleagues.data?.items.filter(({ isActive }) => isActive).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('mobileImprove.sixS.dueOn')}>{(wiring) => <input {...wiring} className="input" type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}</Field>
          <PhotoField label={t('mobileImprove.sixS.before')} draft={photos} />
          <ProblemNote error={error} />
          <Button block color="primary" loading={isBusy} disabled={ownerId === '' || title.trim() === ''} onClick={() => void raise()}>{t('mobileImprove.sixS.raise')}</Button>
        </>
      )}
    </section>
  )
}
