import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { EnvironmentToday, GreeningJob, PestControl, WasteSlot } from '@guanjia/contract/environment.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Field, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { Sheet } from '../kit/sheet.tsx'
import { SwitchLine } from '../kit/switch.tsx'
import { useHandOver } from '../outbox/hand-over.ts'
import { actedAt } from '../inspections/doing.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { DoneSheet } from './done-sheet.tsx'
import { WarningSheet } from './warnings.tsx'

interface Closing {
  onClose: () => void
}

/** A station was emptied: what was wrong there is said at once, and becomes a finding. */
export function WasteDone({ siteId, slot, onClose }: Closing & { siteId: string; slot: WasteSlot }) {
  const t = useT()
  const [isOverflowing, setOverflowing] = useState(false)
  const [smells, setSmells] = useState(false)
  const [isSorted, setSorted] = useState(true)
  return (
    <DoneSheet
      title={`${slot.slot} ${slot.station.name}`} place={`waste/${slot.station.id}/${slot.day}/${slot.slot}`} siteId={siteId} onClose={onClose}
      missing={({ note, photoIds }) => ((isOverflowing || smells) && note === '' && photoIds.length === 0 ? t('mobileEnvironment.noteNeeded') : null)}
      workOf={({ note, photoIds, at }, id) => ({ what: 'waste', body: { id, siteId, stationId: slot.station.id, day: slot.day, slot: slot.slot, at, isSorted, isOverflowing, smells, note, photoIds } })}
    >
      <SwitchLine label={t('mobileEnvironment.sorted')} checked={isSorted} onChange={setSorted} />
      <SwitchLine label={t('mobileEnvironment.overflow')} checked={isOverflowing} onChange={setOverflowing} />
      <SwitchLine label={t('mobileEnvironment.smell')} checked={smells} onChange={setSmells} />
    </DoneSheet>
  )
}

export function GreeningDone({ job, onClose }: Closing & { job: GreeningJob }) {
  const label = useLabel()
  return <DoneSheet title={`${label('greeningTask', job.task)} ${job.place}`} place={`greening/${job.id}`} siteId={job.siteId} onClose={onClose} workOf={({ note, photoIds, at }) => ({ what: 'greening', id: job.id, body: { action: 'done', note, photoIds, at } })} />
}

/** A treatment begins, or is done with what was used. */
export function PestAct({ pest, onClose }: Closing & { pest: PestControl }) {
  const t = useT()
  const label = useLabel()
  const [used, setUsed] = useState('')
  const isStart = pest.state === 'announced'
  return (
    <DoneSheet
      title={`${pest.targets.map((target) => label('pestTarget', target)).join('、')} ${pest.place}`} place={`pest/${pest.id}/${pest.state}`} siteId={pest.siteId} verb={t(isStart ? 'mobileEnvironment.pestStart' : 'mobileEnvironment.pestDone')} onClose={onClose}
      missing={() => (!isStart && used.trim() === '' ? t('mobileEnvironment.usedNeeded') : null)}
      workOf={({ note, photoIds, at }) => ({ what: 'pest', id: pest.id, body: { action: isStart ? 'start' : 'finish', used: isStart ? '' : used.trim(), note, photoIds, at } })}
    >
      <p className="env-safety">▲ {pest.safety}</p>
      {!isStart && <LineField label={t('mobileEnvironment.used')} max={200} value={used} onChange={setUsed} />}
    </DoneSheet>
  )
}

export function FinishClean({ siteId, job, onClose }: Closing & { siteId: string; job: { id: string; place: string } }) {
  return <DoneSheet title={job.place} place={`clean/${job.id}`} siteId={siteId} onClose={onClose} workOf={({ note, photoIds, at }) => ({ what: 'finish', id: job.id, body: { action: 'finish', note, photoIds, at } })} />
}

/** The clock of an area clean starts; what the surfaces do not bear is read first. */
export function StartClean({ today, onClose }: Closing & { today: EnvironmentToday }) {
  const t = useT()
  const { aheadMs } = useInspections()
  const { handOver, problem, setProblem } = useHandOver(today.siteId)
  const [areaId, setAreaId] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [wish, setWish] = useState('')
  const [isReading, setReading] = useState(false)
  const [id] = useState(recordId)
  async function start(): Promise<void> {
    const title = place.trim() || (today.areas.find((one) => one.id === areaId)?.name ?? '')
    const work = { what: 'start' as const, body: { id, siteId: today.siteId, areaId, place: place.trim(), wish: wish.trim(), hasReadWarnings: today.warnings.length > 0, at: actedAt({ aheadMs }) } }
    if (await handOver({ id, title, work: { kind: 'environment', work } }, t('mobileEnvironment.doneFor', { what: title }))) return onClose()
    setReading(false)
  }
  if (isReading) return <WarningSheet warnings={today.warnings} onRead={() => void start()} onClose={onClose} />
  const go = (): void => {
    if (areaId === null && place.trim() === '') return setProblem(t('mobileEnvironment.whereNeeded'))
    if (today.warnings.length > 0) setReading(true)
    else void start()
  }
  return (
    <Sheet open title={t('mobileEnvironment.startClean')} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" onClick={go}>{t('mobileEnvironment.start')}</Button>}>
      <Field label={t('mobileEnvironment.area')}>
        {(wiring) => (
          <select {...wiring} className="input" value={areaId ?? ''} onChange={(event) => setAreaId(event.target.value || null)}>
            <option value="">—</option>
            {today.areas.map((area) => <option key={area.id} value={area.id}>{area.name}</option>)}
          </select>
        )}
      </Field>
      <LineField label={t('mobileEnvironment.place')} max={200} value={place} onChange={setPlace} />
      <LineField label={t('mobileEnvironment.wish')} max={200} value={wish} onChange={setWish} />
      {problem && <p className="problem" role="alert">{problem}</p>}
    </Sheet>
  )
}
