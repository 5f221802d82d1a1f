import { useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { serverNow } from '@guanjia/ui/api/call.ts'
import { INCIDENT_KINDS, proposeLevel, type IncidentKind } from '@guanjia/ui/emergency/rules.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { SiteField, useChosenSite } from '../app/site.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSendWithPhotos } from '../kit/send.ts'
import './emergency.css'

/** Two taps: what it is, and report. Everything else may follow on the board; the level is proposed by what is known. */
export function ReportIncident() {
  const t = useT()
  const label = useLabel()
  const [, navigate] = useLocation()
  const [siteId, choose] = useChosenSite()
  // One id for what is on the screen: a second try is the same report.
  const [id, setId] = useState(recordId)
  // When it was first sent: without network the report arrives later.
  const at = useRef<string>(undefined)
  const [kind, setKind] = useState<IncidentKind | null>(null)
  const [place, setPlace] = useState('')
  const [danger, setDanger] = useState<'no' | 'yes'>('no')
  const [description, setDescription] = useState('')
  const photos = usePhotos('incident')
  const { send, isBusy, error } = useSendWithPhotos('emergency.reportIncident', id, photos)
  const report = async (activate: boolean): Promise<void> => {
    if (kind === null) return
    at.current ??= serverNow().toISOString()
    const seen = at.current
    const made = await send((fileIds) => ({ body: { id, siteId, kind, place: place.trim(), description: description.trim(), isDanger: danger === 'yes', activate, fileIds, at: seen } }))
    if (made) navigate(`/incidents/${made.id}`, { replace: true })
  }
  return (
    <Page
      title={t('mobileEmergency.report')}
      back="/"
      foot={
        <div className="two-acts">
          <Button size="large" fill="outline" color="danger" loading={isBusy} disabled={kind === null} onClick={() => void report(false)}>{t('mobileEmergency.reportOnly')}</Button>
          <Button size="large" block color="danger" loading={isBusy} disabled={kind === null} onClick={() => void report(true)}>{t('mobileEmergency.reportAndStart')}</Button>
        </div>
      }
    >
      <section className="card form">
        <div className="incident-kinds" role="radiogroup" aria-label={t('mobileEmergency.what')}>
          {INCIDENT_KINDS.map((one) => <button key={one} type="button" role="radio" aria-checked={kind === one} onClick={() => setKind(one)}>{label('incidentKind', one)}</button>)}
        </div>
        {kind !== null && <p className="muted" role="status" style={{ marginTop: 8 }}>{t('mobileEmergency.proposed', { level: label('incidentLevel', proposeLevel(kind, danger === 'yes', null)) })}</p>}
        <ProblemNote error={error} />
        <SiteField value={siteId} onChoose={(next) => {
          choose(next)
          // What was tried for another site is another report.
          setId(recordId())
        }} />
        <LineField label={t('mobileEmergency.place')} placeholder={t('mobileEmergency.placeHint')} max={200} value={place} onChange={setPlace} />
        <Choice label={t('mobileEmergency.danger')} options={[{ value: 'no', text: t('mobileEmergency.no') }, { value: 'yes', text: t('mobileEmergency.yes') }]} value={danger} onChange={setDanger} />
        <PhotoField label={t('mobileEmergency.photos')} draft={photos} />
        <WordsField label={t('mobileEmergency.words')} max={2000} value={description} onChange={setDescription} />
      </section>
    </Page>
  )
}
