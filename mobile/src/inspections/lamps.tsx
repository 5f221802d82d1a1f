import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatNumber } from '@guanjia/ui/format/text.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { useHandOver } from '../outbox/hand-over.ts'
import { actedAt } from './doing.ts'
import { useBack, useInspections } from './use-inspections.ts'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

interface Draft {
  id: string
  zoneId: string
  buildingId: string
  place: string
  inspected: string
  lit: string
  broken: { place: string; count: string }[]
  note: string
}
const BLANK: Draft = { id: '', zoneId: '', buildingId: '', place: '', inspected: '', lit: '', broken: [], note: '' }
const LONGEST_PLACE = 200

/** A whole number that was typed; null where it is none. */
const wholeOf = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null)

/** Count lamps on a night round, with or without network: how many burn, and where it is dark. */
export function CountLamps() {
  const t = useT()
  const { accountId, siteId, aheadMs } = useInspections()
  const [draft, change, forget] = useDraft<Draft>(`lamps:${accountId}`, BLANK)
  const [isAsked, setAsked] = useState(false)
  const { handOver, isBusy, problem } = useHandOver(siteId)
  const inspected = wholeOf(draft.inspected)
  const lit = wholeOf(draft.lit)
  const isMore = inspected !== null && lit !== null && lit > inspected
  const dark = inspected === null || lit === null || isMore ? 0 : inspected - lit
  const told = draft.broken.reduce((sum, { count }) => sum + (wholeOf(count) ?? 0), 0)
  const isWhere = draft.zoneId !== '' || draft.buildingId !== '' || draft.place.trim() !== ''
  const isWhole = inspected !== null && inspected > 0 && lit !== null && !isMore && told === dark && draft.broken.every(({ place }) => place.trim() !== '') && isWhere
  async function save(): Promise<void> {
    setAsked(true)
    if (!isWhole) return
    // One id for what is on the screen, also when the phone had no room the first time.
    const id = draft.id || recordId()
    change({ id })
    const broken = draft.broken.map(({ place, count }) => ({ place: place.trim(), count: wholeOf(count)! })).filter(({ count }) => count > 0)
    const work = { kind: 'lamps' as const, body: { id, siteId, zoneId: draft.zoneId || null, buildingId: draft.buildingId || null, place: draft.place.trim(), inspected, lit, broken, note: draft.note.trim(), at: actedAt({ aheadMs }) } }
    if (!(await handOver({ id, title: `${t('mobileLamps.title')} ${draft.place.trim()} ${lit}/${inspected}`, work }, t('mobileLamps.sent', { lit, inspected })))) return
    forget()
    // The next place is most often in the same building.
    change({ ...BLANK, zoneId: draft.zoneId, buildingId: draft.buildingId })
    setAsked(false)
  }
  const setBroken = (at: number, part: Partial<Draft['broken'][number]>): void => change({ broken: draft.broken.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <Page
      title={t('mobileLamps.title')}
      back={useBack()}
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void save()}>
          {t('mobileLamps.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <p className="muted">{t('mobileLamps.hint')}</p>
        <Where siteId={siteId} draft={draft} change={change} />
        <LineField label={t('mobileLamps.place')} placeholder={t('mobileLamps.placeHint')} max={LONGEST_PLACE} value={draft.place} onChange={(place) => change({ place })} error={isAsked && !isWhere ? t('mobileLamps.needed') : undefined} />
        <LineField label={t('mobileLamps.inspected')} max={5} type="text" value={draft.inspected} onChange={(value) => change({ inspected: value })} error={isAsked && !(inspected !== null && inspected > 0) ? t('mobile.caseAct.needed') : undefined} />
        <LineField label={t('mobileLamps.lit')} max={5} type="text" value={draft.lit} onChange={(value) => change({ lit: value })} error={isMore ? t('mobileLamps.moreLit') : isAsked && lit === null ? t('mobile.caseAct.needed') : undefined} />
      </section>
      {(dark > 0 || draft.broken.length > 0) && (
        <section className="card form">
          <p className="form-lead">{t('mobileLamps.broken')} <span className={told === dark ? 'muted' : 'is-bad'}>{told < dark ? t('mobileLamps.left', { n: dark - told }) : told > dark ? t('mobileLamps.tooMany', { n: told - dark }) : `${told}/${dark}`}</span></p>
          {draft.broken.map((one, at) => (
            <div key={at} className="form">
              <LineField label={t('mobileLamps.brokenPlace')} max={100} value={one.place} onChange={(place) => setBroken(at, { place })} error={isAsked && one.place.trim() === '' ? t('mobile.caseAct.needed') : undefined} />
              <LineField label={t('mobileLamps.brokenCount')} max={3} type="text" value={one.count} onChange={(count) => setBroken(at, { count })} />
              <button type="button" className="text-button" onClick={() => change({ broken: draft.broken.filter((_, i) => i !== at) })}>{t('mobileLamps.remove')}</button>
            </div>
          ))}
          {told < dark && <Button block onClick={() => change({ broken: [...draft.broken, { place: '', count: String(dark - told) }] })}>{t('mobileLamps.add')}</Button>}
        </section>
      )}
      <section className="card form">
        <WordsField label={t('mobileLamps.note')} max={500} value={draft.note} onChange={(note) => change({ note })} />
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
      <Recent siteId={siteId} />
    </Page>
  )
}

/** Zone and building; a building names its zone. */
function Where({ siteId, draft, change }: { siteId: string; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const t = useT()
  const chart = useCall('zones.zoneChart', { query: { siteId } }, { enabled: siteId !== '', staleTime: 3_600_000 })
  if (!chart.data) return null
  const buildings = chart.data.buildings.filter(({ zone }) => draft.zoneId === '' || zone === null || zone.id === draft.zoneId)
  return (
    <>
      <Field label={t('mobileLamps.zone')}>
        {(wiring) => (
          <select {...wiring} className="input" value={draft.zoneId} onChange={({ target }) => change({ zoneId: target.value, buildingId: '' })}>
            <option value="">{t('mobileLamps.none')}</option>
            {chart.data.zones.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('mobileLamps.building')}>
        {(wiring) => (
          <select {...wiring} className="input" value={draft.buildingId} onChange={({ target }) => change({ buildingId: target.value })}>
            <option value="">{t('mobileLamps.none')}</option>
            {buildings.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
    </>
  )
}

const SHOWN = 5
/** What was counted last, with the orders of what is dark. */
function Recent({ siteId }: { siteId: string }) {
  const t = useT()
  const time = useTime()
  const counts = useCall('lamps.listLampCounts', { query: { siteId, limit: SHOWN } }, { enabled: siteId !== '' })
  if (!counts.data || counts.data.items.length === 0) return null
  return (
    <section className="card form">
      <p className="form-lead">{t('mobileLamps.recent')}</p>
      <ol className="standard-items">
        {counts.data.items.map((one) => (
          <li key={one.id}>
            {[one.zone?.name, one.building?.name, one.place].filter(Boolean).join(' ')} <strong className={one.lit < one.inspected ? 'is-bad' : 'muted'}>{formatNumber(one.lit)}/{formatNumber(one.inspected)}</strong> <span className="muted">{time.at(one.countedAt)}</span>
            {one.broken.length > 0 && <span className="muted"> · {t('mobileLamps.orders')} {one.broken.map(({ workOrder }) => workOrder?.number).filter(Boolean).join('、')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
