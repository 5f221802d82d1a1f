import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Incident } from '@guanjia/contract/emergency.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { OUTSIDE_SERVICES } from '@guanjia/ui/emergency/rules.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, Field, LineField, toggled, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSendWithPhotos } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'

export type SheetKind = 'note' | 'count' | 'call' | 'announce' | 'control' | 'close' | 'call_off' | 'impossible'
type Body = NonNullable<CallInput<'emergency.actOnIncident'>['body']>

/** One act that wants words, a number or a picture. */
export function IncidentSheet({ one, kind, stepId, onClose }: { one: Incident; kind: SheetKind; stepId: string | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [id] = useState(recordId)
  const ready = one.content?.announcements[0]
  const [words, setWords] = useState(kind === 'announce' && ready ? ready.text.replaceAll('{place}', one.place) : '')
  const [zone, setZone] = useState('')
  const [present, setPresent] = useState('')
  const [missing, setMissing] = useState('0')
  const [service, setService] = useState<(typeof OUTSIDE_SERVICES)[number]>(one.content?.outside[0]?.service ?? 'fire')
  const [to, setTo] = useState<'said' | 'all' | 'some'>('said')
  const [places, setPlaces] = useState<readonly string[]>([])
  const photos = usePhotos(`incident-act-${one.id}`)
  const { send, isBusy, error } = useSendWithPhotos('emergency.actOnIncident', `${one.id}-${id}`, photos, { isDated: true })
  const note = words.trim()
  const bodyOf = (fileIds: string[]): Body => {
    switch (kind) {
      case 'note': return { action: kind, note, fileIds }
      case 'count': return { action: kind, id, zone: zone.trim(), present: Number(present), missing: Number(missing), who: note }
      case 'call': return { action: kind, id, service, name: one.content?.outside.find((each) => each.service === service)?.name ?? '', phone: one.content?.outside.find((each) => each.service === service)?.phone ?? '' }
      case 'announce': {
        const of = (all: readonly { id: string }[] = []): string[] => all.map((place) => place.id).filter((place) => to === 'some' && places.includes(place))
        return { action: kind, id, title: ready?.title ?? label('incidentAction', 'announce'), note, homes: to === 'said' ? null : { zoneIds: of(one.homes?.zones), buildingIds: of(one.homes?.buildings) } }
      }
      case 'impossible': return { action: kind, stepId: stepId!, note }
      default: return { action: kind, note }
    }
  }
  const isWhole = kind === 'call' || (kind === 'count' ? zone.trim() !== '' && /^\d{1,5}$/.test(present) && /^\d{1,5}$/.test(missing) : note !== '' && (to !== 'some' || places.length > 0))
  const submit = async (): Promise<void> => {
    if (await send((fileIds) => ({ params: { id: one.id }, body: bodyOf(fileIds) }))) onClose()
  }
  return (
    <Sheet open title={label('incidentAction', kind)} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" loading={isBusy} disabled={!isWhole} onClick={() => void submit()}>{label('incidentAction', kind)}</Button>}>
      {kind === 'call' && <Choice label={t('mobileEmergency.whom')} options={OUTSIDE_SERVICES.map((value) => ({ value, text: label('outsideService', value) }))} value={service} onChange={setService} />}
      {kind === 'count' && (
        <>
          <LineField label={t('mobileEmergency.zone')} max={100} value={zone} onChange={setZone} />
          <Field label={t('mobileEmergency.present')}>{(wiring) => <input {...wiring} className="input" inputMode="numeric" maxLength={5} value={present} onChange={({ target }) => setPresent(target.value)} />}</Field>
          <Field label={t('mobileEmergency.missingPeople')}>{(wiring) => <input {...wiring} className="input" inputMode="numeric" maxLength={5} value={missing} onChange={({ target }) => setMissing(target.value)} />}</Field>
        </>
      )}
      {kind !== 'call' && <WordsField label={t(kind === 'count' ? 'mobileEmergency.who' : 'mobileEmergency.words')} max={kind === 'note' || kind === 'control' || kind === 'close' ? 2000 : kind === 'announce' ? 1000 : 500} value={words} onChange={setWords} />}
      {kind === 'announce' && one.homes !== null && <Choice label={t('mobileEmergency.to')} options={[{ value: 'said', text: t('mobileEmergency.onlySaid') }, { value: 'all', text: t('mobileEmergency.allHomes') }, { value: 'some', text: t('mobileEmergency.someHomes') }]} value={to} onChange={setTo} />}
      {kind === 'announce' && one.homes !== null && to === 'some' && <Choice label={t('mobileEmergency.places')} options={[...one.homes.zones, ...one.homes.buildings].map((place) => ({ value: place.id, text: place.name }))} value={places} onChange={(place) => setPlaces(toggled(places, place))} />}
      {kind === 'note' && <PhotoField label={t('mobileEmergency.photos')} draft={photos} />}
      <ProblemNote error={error} />
    </Sheet>
  )
}
