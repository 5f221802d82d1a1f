import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { DEFECT_TRADES, PART_OF_TRADE, type DefectSource, type DefectTrade } from '@guanjia/ui/handover/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt, whyNotKept } from '../inspections/doing.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { toast } from '../kit/toast.tsx'
import { putInOutbox } from '../outbox/store.ts'
import { UnitField } from './unit-field.tsx'

interface Draft {
  id: string
  unit: { id: string; name: string } | null
  location: string
  description: string
  trade: DefectTrade | null
  source: DefectSource
  contact: string
}
const BLANK: Draft = { id: '', unit: null, location: '', description: '', trade: null, source: 'patrol', contact: '' }
const SOURCES: DefectSource[] = ['patrol', 'owner', 'desk']

/** What the developer left behind, where somebody stands before it: a picture and some words, with or without network. */
export function NewDefect() {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const [, navigate] = useLocation()
  const { accountId, siteId, aheadMs } = useInspections()
  const place = draftPlace(accountId, 'defect')
  const [draft, change, forget] = useDraft<Draft>(`handover:new:${accountId}`, BLANK)
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const wrong = { what: !draft.description.trim(), where: draft.unit === null && !draft.location.trim() }
  async function register(): Promise<void> {
    setAsked(true)
    if (wrong.what || wrong.where || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      // One id for what is on the screen, also when the phone had no room the first time.
      const id = draft.id || recordId()
      change({ id })
      const photos = pool.all()
      const photoIds = photos.map((photo) => photo.id)
      const trade = draft.trade ?? 'other'
      await putInOutbox(
        accountId,
        {
          id, siteId, title: draft.description.trim().slice(0, 40), pictureIds: photoIds,
          work: { kind: 'defect', body: { id, siteId, source: draft.source, unitId: draft.unit?.id ?? null, location: draft.location.trim(), description: draft.description.trim(), trade, part: PART_OF_TRADE[trade], contact: draft.contact.trim(), foundAt: actedAt({ aheadMs }), photoIds } },
        },
        photos,
        place,
      )
      forget()
      toast(t('mobileInspections.saved'))
      navigate('/defects', { replace: true })
    } catch (error) {
      setProblem(whyNotKept(t, error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={t('mobileDefects.new')}
      back="/defects"
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void register()}>
          {t('mobileDefects.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <PhotoField label={t('mobileDefects.photos')} draft={pool.whole} />
        <WordsField label={t('mobileDefects.what')} max={1000} value={draft.description} onChange={(description) => change({ description })} error={isAsked && wrong.what ? t('mobileDefects.whatNeeded') : undefined} />
        {can('archives:read') && <UnitField siteId={siteId} unit={draft.unit} onChange={(unit) => change({ unit })} />}
        <LineField label={t('mobileDefects.place')} placeholder={t('mobileDefects.placeHint')} max={200} value={draft.location} onChange={(location) => change({ location })} error={isAsked && wrong.where ? t('mobileDefects.placeNeeded') : undefined} />
        <Choice label={t('mobileDefects.trade')} options={DEFECT_TRADES.map((value) => ({ value, text: label('defectTrade', value) }))} value={draft.trade} onChange={(trade) => change({ trade })} />
        <Choice label={t('mobileDefects.source')} options={SOURCES.map((value) => ({ value, text: label('defectSource', value) }))} value={draft.source} onChange={(source) => change({ source })} />
        {draft.source === 'owner' && <LineField label={t('mobileDefects.contact')} max={100} value={draft.contact} onChange={(contact) => change({ contact })} />}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
    </Page>
  )
}
