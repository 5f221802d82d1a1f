import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { VIOLATION_SOURCES, type ViolationSource } from '@guanjia/ui/archives/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { toast } from '../kit/toast.tsx'
import { putInOutbox } from '../outbox/store.ts'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt, whyNotKept } from '../inspections/doing.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'

interface Draft {
  id: string
  source: ViolationSource
  place: string
  party: string
  description: string
  reporterName: string
  reporterContact: string
}
const BLANK: Draft = { id: '', source: 'patrol', place: '', party: '', description: '', reporterName: '', reporterContact: '' }

/** A violation as it is seen or told: pictures and words, with or without network. */
export function ReportViolation() {
  const t = useT()
  const label = useLabel()
  const [, navigate] = useLocation()
  const { accountId, siteId, aheadMs } = useInspections()
  const place = draftPlace(accountId, 'violation')
  const [draft, change, forget] = useDraft<Draft>(`violations:report:${accountId}`, BLANK)
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [description, where] = [draft.description.trim(), draft.place.trim()]
  async function report(): Promise<void> {
    setAsked(true)
    if (!description || !where || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      // One id for what is on the screen, also when the phone had no room the first time.
      const id = draft.id || recordId()
      change({ id })
      const photos = pool.all()
      const photoIds = photos.map((photo) => photo.id)
      const isTold = draft.source === 'owner_report'
      const body = { id, siteId, source: draft.source, place: where, party: draft.party.trim(), description, reporterName: isTold ? draft.reporterName.trim() : '', reporterContact: isTold ? draft.reporterContact.trim() : '', photoIds, at: actedAt({ aheadMs }) }
      await putInOutbox(accountId, { id, siteId, title: description.slice(0, 40), pictureIds: photoIds, work: { kind: 'violation', body } }, photos, place)
      forget()
      toast(t('mobileViolations.saved'))
      navigate('/violations', { replace: true })
    } catch (error) {
      setProblem(whyNotKept(t, error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={t('mobileViolations.report')}
      back="/violations"
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void report()}>
          {t('mobileViolations.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <PhotoField label={t('mobileViolations.photos')} draft={pool.whole} />
        <WordsField label={t('mobileViolations.what')} max={1000} value={draft.description} onChange={(words) => change({ description: words })} error={isAsked && !description ? t('mobileViolations.whatNeeded') : undefined} />
        <LineField label={t('mobileViolations.place')} placeholder={t('mobileViolations.placeHint')} max={200} value={draft.place} onChange={(words) => change({ place: words })} error={isAsked && !where ? t('mobileViolations.placeNeeded') : undefined} />
        <LineField label={t('mobileViolations.party')} max={100} value={draft.party} onChange={(party) => change({ party })} />
        <Choice label={t('mobileViolations.source')} options={VIOLATION_SOURCES.map((value) => ({ value, text: label('violationSource', value) }))} value={draft.source} onChange={(source) => change({ source })} />
        {draft.source === 'owner_report' && (
          <>
            <LineField label={t('mobileViolations.reporter')} max={60} value={draft.reporterName} onChange={(reporterName) => change({ reporterName })} />
            <LineField label={t('mobileViolations.reporterContact')} max={60} value={draft.reporterContact} onChange={(reporterContact) => change({ reporterContact })} />
            <p className="muted">{t('mobileViolations.confidential')}</p>
          </>
        )}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
    </Page>
  )
}
