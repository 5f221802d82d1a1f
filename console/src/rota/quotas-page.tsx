import { App, Button, InputNumber, Select } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { urlOf, useAct, useCall, useT, type CallInput } from '@guanjia/ui'
import type { Quotas } from '@guanjia/contract/staffing.ts'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
type Body = NonNullable<CallInput<'staffing.saveQuotas'>['body']>
type Draft = Pick<Quotas, 'areaM2' | 'visitorsPerDay' | 'restHours' | 'maxDaysInRow' | 'maxWeekHours' | 'cleaningSteps' | 'items' | 'zones'>

/** How many people a site needs by its measures, what it plans, and who is missing; planned numbers win over computed ones. */
export function QuotasPage() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const found = useCall('staffing.getQuotas', { query: { siteId: site.id } })
  const save = useAct('staffing.saveQuotas', ['staffing'])
  const adopt = useAct('staffing.adoptQuotas', ['staffing', 'structure'])
  const bases = useChoices('quotaBasis')
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => setDraft(null), [site.id])
  const data = draft ?? found.data
  const set = (part: Partial<Draft>): void => setDraft((now) => ({ ...(now ?? found.data!), ...part }))
  const setItem = (id: string, part: Partial<Quotas['items'][number]>): void => set({ items: data!.items.map((item) => (item.position.id === id ? { ...item, ...part } : item)) })
  // How many one person does is needed for every rule but that of the posts.
  const isWhole = !data?.items.some((item) => item.basis !== null && item.basis !== 'posts' && item.per === null)
  const store = async (): Promise<void> => {
    const body: Body = {
      siteId: site.id, version: found.data!.version, areaM2: data!.areaM2, visitorsPerDay: data!.visitorsPerDay, restHours: data!.restHours, maxDaysInRow: data!.maxDaysInRow, maxWeekHours: data!.maxWeekHours, cleaningSteps: data!.cleaningSteps,
      rules: data!.items.flatMap((item) => (item.basis === null ? [] : [{ positionId: item.position.id, basis: item.basis, per: item.per ?? 1, atLeast: item.atLeast }])), zones: data!.zones.map(({ zone, visitorsPerDay, timesByHand }) => ({ zoneId: zone.id, visitorsPerDay, timesByHand })),
    }
    await save.mutateAsync({ body })
    setDraft(null)
    void message.success(t('rota.saved'))
  }
  const differing = found.data?.items.filter((item) => item.computed !== null && item.computed !== item.planned) ?? []
  const number = (value: number | null, change: (value: number | null) => void, name: string, min = 0, max = 100_000_000, isNeeded = false) => <InputNumber size="small" {...(isNeeded && value === null ? { status: 'error' as const, placeholder: t('shell.fieldNeeded') } : {})} aria-label={name} min={min} max={max} value={value} onChange={change} style={{ width: '100%' }} />
  return (
    <div className="gj-page">
      <div className="gj-page-head gj-wrap">
        <h1>{t('rota.tabs.quotas')}</h1>
        <span style={{ marginLeft: 'auto', display: 'flex', gap: 8 }}>
          <Suspense><ExportMenu href={(format) => urlOf('staffing.exportQuotas', { query: { siteId: site.id, format } })} isLong={false} /></Suspense>
          {may('structure:manage') && draft === null && differing.length > 0 && <Button loading={adopt.isPending} onClick={() => adopt.mutate({ body: { siteId: site.id, positionIds: differing.map(({ position }) => position.id) } })}>{t('rota.adopt', { n: differing.length })}</Button>}
          <Button type="primary" disabled={draft === null || !isWhole} loading={save.isPending} onClick={() => void store().catch(() => undefined)}>{t('rota.save')}</Button>
        </span>
      </div>
      <RotaTabs at="quotas" />
      <ProblemAlert error={save.error ?? adopt.error ?? (found.data ? null : found.error)} />
      {data && (
        <>
          <FactGroup title={t('rota.measures')}>
            <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))', gap: 12 }}>
              <label>{t('rota.area')}{number(data.areaM2, (areaM2) => set({ areaM2 }), t('rota.area'), 1)}</label>
              <label>{t('rota.visitors')}{number(data.visitorsPerDay, (visitorsPerDay) => set({ visitorsPerDay }), t('rota.visitors'))}</label>
              <div>{t('rota.households')}<div style={{ lineHeight: '24px' }}>{found.data?.households ?? '—'}</div></div>
              <label>{t('rota.restHours')}{number(data.restHours, (value) => set({ restHours: value ?? 11 }), t('rota.restHours'), 0, 24)}</label>
              <label>{t('rota.maxDays')}{number(data.maxDaysInRow, (value) => set({ maxDaysInRow: value ?? 6 }), t('rota.maxDays'), 1, 31)}</label>
              <label>{t('rota.maxHours')}{number(data.maxWeekHours, (value) => set({ maxWeekHours: value ?? 48 }), t('rota.maxHours'), 8, 84)}</label>
            </div>
          </FactGroup>
          <FactGroup title={t('rota.quotas')}>
            <FigureTable head={(['position', 'basis', 'per', 'least', 'computed', 'planned', 'actual', 'vacancy'] as const).map((key) => (key === 'position' || key === 'basis' ? { words: t(`rota.quota.${key}`) } : t(`rota.quota.${key}`)))}>
              {data.items.map((item) => (
                <tr key={item.position.id}>
                  <td data-text>{item.position.name}</td>
                  <td data-text><Select size="small" allowClear style={{ width: 150 }} aria-label={`${item.position.name} ${t('rota.quota.basis')}`} value={item.basis} options={bases} onChange={(basis) => setItem(item.position.id, { basis: basis ?? null })} /></td>
                  <td style={{ width: 130 }}>{item.basis !== null && item.basis !== 'posts' && number(item.per, (per) => setItem(item.position.id, { per }), `${item.position.name} ${t('rota.quota.per')}`, 0.01, 100_000_000, true)}</td>
                  <td style={{ width: 90 }}>{item.basis !== null && number(item.atLeast, (value) => setItem(item.position.id, { atLeast: value ?? 0 }), `${item.position.name} ${t('rota.quota.least')}`, 0, 9999)}</td>
                  <td>{draft === null ? (item.computed ?? (item.basis === null ? '' : t('rota.unknown'))) : ''}</td>
                  <td>{item.planned ?? '—'}{draft === null && item.computed !== null && item.planned !== null && item.planned !== item.computed && <span className="gj-quiet gj-small"> {t('rota.byHand')}</span>}</td>
                  <td>{item.actual}</td>
                  <td>{item.vacancy ? <span className="gj-tone" data-tone="overdue">▲ {item.vacancy}</span> : (item.vacancy ?? '')}</td>
                </tr>
              ))}
            </FigureTable>
          </FactGroup>
          {data.zones.length > 0 && (
            <FactGroup title={t('rota.cleaning')}>
              <FigureTable head={[{ words: t('rota.clean.zone') }, t('rota.clean.visitors'), t('rota.clean.times'), t('rota.clean.hand')]}>
                {data.zones.map((row) => {
                  const change = (part: Partial<typeof row>): void => set({ zones: data.zones.map((other) => (other.zone.id === row.zone.id ? { ...other, ...part } : other)) })
                  return (
                    <tr key={row.zone.id}>
                      <td data-text>{row.zone.name}</td>
                      <td style={{ width: 160 }}>{number(row.visitorsPerDay, (visitorsPerDay) => change({ visitorsPerDay }), `${row.zone.name} ${t('rota.clean.visitors')}`, 0, 1_000_000)}</td>
                      <td>{row.computed ?? t('rota.unknown')}</td>
                      <td style={{ width: 160 }}>{number(row.timesByHand, (timesByHand) => change({ timesByHand }), `${row.zone.name} ${t('rota.clean.hand')}`, 0, 48)}</td>
                    </tr>
                  )
                })}
              </FigureTable>
              <p className="gj-quiet gj-small" style={{ marginTop: 8 }}>{t('rota.stepsHint', { steps: data.cleaningSteps.map(({ from, times }) => t('rota.step', { from, times })).join('，') })}</p>
            </FactGroup>
          )}
        </>
      )}
    </div>
  )
}
