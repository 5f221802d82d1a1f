import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useDraft } from '../kit/draft.ts'
import { Empty } from '../kit/empty.tsx'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useHandOver } from '../outbox/hand-over.ts'
import { actedAt } from './doing.ts'
import { figureOf } from './items.ts'
import { useBack, useInspections } from './use-inspections.ts'
import { WhatPhone } from './what-phone.tsx'

interface Draft {
  id: string
  meterId: string
  /** The first look stays on the phone until the second. */
  from: string
  fromValue: string
  first: string
  second: string
  note: string
}
const BLANK: Draft = { id: '', meterId: '', from: '', fromValue: '', first: '', second: '', note: '' }
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** What a dial shows; null where it is no figure. */
function dialOf(typed: string): number | null {
  const figure = figureOf(typed)
  return figure !== null && figure >= 0 ? figure : null
}

/** A water meter twice in a quiet night, with or without network: what runs then is the least use, or a leak. */
export function NightReading() {
  const t = useT()
  const time = useTime()
  const back = useBack()
  const { accountId, siteId, aheadMs } = useInspections()
  const meters = useCall('energy.nightMeters', { query: { siteId } }, { enabled: siteId !== '' })
  const [draft, change, forget] = useDraft<Draft>(`night:${accountId}`, BLANK)
  const [isAsked, setAsked] = useState(false)
  const { handOver, isBusy, problem } = useHandOver(siteId)
  const now = useNow(MINUTE_MS) - aheadMs
  if (!meters.data) return <Page title={t('mobileLamps.night.title')} back={back}>{meters.error ? <WholePageProblem error={meters.error} onRetry={() => void meters.refetch()} /> : <Rows />}</Page>
  const [first, second] = [dialOf(draft.first), dialOf(draft.second)]
  const isBegun = draft.from !== ''
  const isEarly = isBegun && now - Date.parse(draft.from) < HOUR_MS
  const isLess = isBegun && second !== null && second < Number(draft.fromValue)
  function begin(): void {
    setAsked(true)
    if (draft.meterId === '' || first === null) return
    change({ from: actedAt({ aheadMs }), fromValue: String(first) })
    setAsked(false)
  }
  async function save(): Promise<void> {
    setAsked(true)
    if (second === null || isLess || isEarly) return
    const id = draft.id || recordId()
    change({ id })
    const meter = meters.data!.items.find((one) => one.id === draft.meterId)
    const to = actedAt({ aheadMs })
    const fromValue = Number(draft.fromValue)
    const perHour = Math.round(((second - fromValue) / ((Date.parse(to) - Date.parse(draft.from)) / HOUR_MS)) * 1000) / 1000
    const work = { kind: 'night' as const, body: { id, meterId: draft.meterId, from: draft.from, fromValue, to, toValue: second, note: draft.note.trim() } }
    if (!(await handOver({ id, title: `${t('mobileLamps.night.title')} ${meter?.code ?? ''}`, work }, t('mobileLamps.night.perHour', { n: perHour })))) return
    forget()
    setAsked(false)
  }
  return (
    <Page
      title={t('mobileLamps.night.title')}
      back={back}
      foot={
        meters.data.items.length > 0 && (
          <Button block size="large" color="primary" disabled={isEarly} loading={isBusy} onClick={() => (isBegun ? void save() : begin())}>
            {isBegun ? t('mobileLamps.night.send') : t('mobileLamps.night.keep')}
          </Button>
        )
      }
    >
      <WhatPhone />
      {meters.data.items.length === 0 ? (
        <Empty title={t('mobileLamps.night.none')} />
      ) : (
        <section className="card form">
          <p className="muted">{t('mobileLamps.night.hint')}</p>
          <Field label={t('mobileLamps.night.meter')} error={isAsked && draft.meterId === '' ? t('mobile.caseAct.needed') : undefined}>
            {(wiring) => (
              <select {...wiring} className="input" value={draft.meterId} disabled={isBegun} onChange={({ target }) => change({ meterId: target.value })}>
                <option value="" />
                {meters.data.items.map(({ id, code, location }) => <option key={id} value={id}>{[code, location].filter(Boolean).join(' ')}</option>)}
              </select>
            )}
          </Field>
          {!isBegun && <LineField label={t('mobileLamps.night.first')} max={14} type="text" value={draft.first} onChange={(value) => change({ first: value })} error={isAsked && first === null ? t('mobile.caseAct.needed') : undefined} />}
          {isBegun && (
            <>
              <p>{t('mobileLamps.night.kept', { at: time.at(draft.from), value: draft.fromValue })} <button type="button" className="text-button" onClick={forget}>{t('mobileLamps.night.forget')}</button></p>
              {isEarly && <p className="muted">{t('mobileLamps.night.wait')}</p>}
              <LineField label={t('mobileLamps.night.second')} max={14} type="text" value={draft.second} onChange={(value) => change({ second: value })} error={isLess ? t('mobileLamps.night.less') : isAsked && second === null ? t('mobile.caseAct.needed') : undefined} />
              <WordsField label={t('mobileLamps.note')} max={300} value={draft.note} onChange={(note) => change({ note })} />
            </>
          )}
          {problem && <p className="problem" role="alert">{problem}</p>}
        </section>
      )}
    </Page>
  )
}
