import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSendWithPhotos } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { ItemAnswer, NA } from './item-answer.tsx'

interface Draft {
  id: string
  standardId: string
  employeeId: string
  place: string
  areaId?: string
  comment: string
  answers: Record<string, string>
}

/** Goes through a standard with the thumb: one tap an item, nothing answered beforehand; a reload loses nothing. */
export function CheckWalk() {
  const t = useT()
  const session = useSession()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const [draft, change, forget] = useDraft<Draft>('service-check', { id: '', standardId: '', employeeId: '', place: '', areaId: '', comment: '', answers: {} })
  const photos = usePhotos('service-check')
  const [isAsked, setAsked] = useState(false)
  const standards = useCall('standards.listStandards', { query: { filter: { state: ['published'] } as never } })
  const colleagues = useCall('organization.listEmployees', { query: { siteId } as never }, { enabled: siteId !== '' })
  const areas = useCall('quality.listSixSAreas', { query: { siteId } }, { enabled: siteId !== '' })
  const areaId = draft.areaId ?? ''
  const standard = useCall('standards.getStandard', { params: { id: draft.standardId } }, { enabled: draft.standardId !== '' })
  const { send, isBusy, error } = useSendWithPhotos('standards.createCheck', 'new', photos)
  const items = standard.data?.current?.items ?? []
  const left = items.filter((item) => (draft.answers[item.id] ?? '') === '').length
  const isWhom = areaId !== '' || draft.employeeId !== '' || draft.place.trim() !== ''
  async function submit(): Promise<void> {
    setAsked(true)
    if (items.length === 0 || left > 0 || !isWhom) return
    const id = draft.id || recordId()
    if (!draft.id) change({ id })
    const answers = items.map((item) => ({ itemId: item.id, value: draft.answers[item.id] === NA ? null : Number(draft.answers[item.id]) }))
    const made = await send((fileIds) => ({ body: { id, siteId, standardId: draft.standardId, ...(areaId ? { occasion: 'six_s' as const, areaId } : { employeeId: draft.employeeId || null, place: draft.employeeId ? '' : draft.place.trim() }), comment: draft.comment.trim(), answers, fileIds } }))
    if (!made) return
    forget()
    toast(t('mobileQuality.check.done', { score: made.score ?? '—' }))
    navigate(`/quality/checks/${made.id}`, { replace: true })
  }
  return (
    <Page
      title={t('mobileQuality.check.title')}
      back="/quality"
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {left > 0 ? t('mobileQuality.check.left', { n: left }) : t('mobileQuality.check.submit')}
        </Button>
      }
    >
      <section className="card form">
        {areas.data && areas.data.items.some(({ isActive }) => isActive) && (
          <Field label={t('mobileImprove.sixS.area')}>
            {(wiring) => (
              <select {...wiring} className="input" value={areaId} onChange={(event) => change({ areaId: event.target.value, employeeId: '', place: '', standardId: standards.data?.items.find(({ scene }) => scene === 'six_s')?.id ?? '', answers: {} })}>
                <option value="">{t('mobileImprove.sixS.pick')}</option>
                {areas.data.items.filter(({ isActive }) => isActive).map(({ id, name, isDue, owner }) => <option key={id} value={id}>{`${name} ${owner.name}${isDue ? ` · ${t('mobileImprove.sixS.due')}` : ''}`}</option>)}
              </select>
            )}
          </Field>
        )}
        <Field label={t('mobileQuality.check.standard')} error={isAsked && draft.standardId === '' ? t('mobileQuality.check.choose') : undefined}>
          {(wiring) => (
            <select {...wiring} className="input" value={draft.standardId} onChange={(event) => change({ standardId: event.target.value, answers: {} })}>
              <option value="">{t('mobileQuality.check.choose')}</option>
              {standards.data?.items.filter(({ kind, scene }) => kind !== 'guideline' && (areaId === '' || scene === 'six_s')).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
        {areaId === '' && (
          <>
            <Field label={t('mobileQuality.check.colleague')} error={isAsked && !isWhom ? t('mobileQuality.check.choose') : undefined}>
              {(wiring) => (
                <select {...wiring} className="input" value={draft.employeeId} onChange={(event) => change({ employeeId: event.target.value })}>
                  <option value="">{t('mobileQuality.check.choose')}</option>
                  {colleagues.data?.items.filter(({ id, isActive }) => isActive && id !== session.employeeId).map(({ id, name, position }) => <option key={id} value={id}>{`${name} ${position}`}</option>)}
                </select>
              )}
            </Field>
            {draft.employeeId === '' && <LineField label={t('mobileQuality.check.place')} placeholder={t('mobileQuality.check.placeHint')} max={100} value={draft.place} onChange={(place) => change({ place })} />}
          </>
        )}
      </section>
      {items.map((item) => <ItemAnswer key={item.id} item={item} value={draft.answers[item.id] ?? ''} isMissing={isAsked} onChange={(value) => change({ answers: { ...draft.answers, [item.id]: value } })} />)}
      {items.length > 0 && (
        <section className="card form">
          <WordsField label={t('mobileQuality.check.comment')} max={1000} value={draft.comment} onChange={(comment) => change({ comment })} />
          <PhotoField label={t('mobileQuality.check.photos')} draft={photos} />
          <ProblemNote error={error} />
        </section>
      )}
    </Page>
  )
}
