import { SettingOutlined } from '@ant-design/icons'
import { App, Button, Form, InputNumber } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, formatPercent, formatShare, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { SURFACES } from '@guanjia/ui/environment/choices.ts'
import type { EnvironmentFigures, EnvironmentSettings } from '@guanjia/contract/environment.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { Figure } from '../kit/figure.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useDays } from '../kit/use-days.ts'
import type { EnvironmentKind } from '../registers/kinds.ts'
import { useMay, useSite } from '../session/session.tsx'
import { Alarm, EnvironmentState } from './looks.tsx'
import { EnvironmentTabs } from './tabs.tsx'
import '../insight/insight.css'
import './environment.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** 环境看板: the waste of today, and what was kept in a period; every figure opens to the records behind it. */
export function EnvironmentBoard() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { change, from, to } = useDays()
  const figures = useCall('environment.environmentFigures', { query: { siteId: site.id, from, to } })
  const settings = useCall('environment.getEnvironmentSettings', { query: { siteId: site.id } })
  const [isSetting, setSetting] = useState(false)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('environment.title')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
        {settings.data && <span className="gj-quiet">{settings.data.grade === null ? t('environment.lines.noGrade') : `${t('environment.settings.grade')} ${t('environment.frequency.ofGrade', { grade: settings.data.grade })}`}</span>}
        {settings.data && may('environment:decide') && <Button icon={<SettingOutlined />} onClick={() => setSetting(true)} style={{ marginLeft: 'auto' }}>{t('environment.settings.open')}</Button>}
      </div>
      <EnvironmentTabs at="board" />
      {figures.error && !figures.data && <ProblemAlert error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.data && <Figures data={figures.data} period={{ from, to }} />}
      <WasteDay />
      {figures.data && <Areas data={figures.data} />}
      {isSetting && settings.data && <Settings settings={settings.data} onClose={() => setSetting(false)} />}
    </div>
  )
}

function Figures({ data, period }: { data: EnvironmentFigures; period: { from: string; to: string } }) {
  const t = useT()
  const of = ({ kept, due }: { kept: number; due: number }): string => t('environment.figures.of', { n: formatNumber(kept), of: formatNumber(due) })
  const to = (kind: EnvironmentKind) => ({ to: '/environment/$kind' as const, params: { kind } })
  const { cleaning, frequencies, waste, greening, pestNotice, areaCleans } = data
  return (
    <ul className="gj-figures">
      <Figure name={t('environment.figures.passRate')} value={formatShare(cleaning.passRate)} note={t('environment.figures.looks', { score: cleaning.score ?? '—', checks: cleaning.checks, records: cleaning.records })} {...to('clean_check')} search={period} />
      <Figure name={t('environment.figures.frequencies')} value={formatShare(frequencies.rate)} note={t('environment.figures.withoutPlan', { lines: frequencies.lines, n: frequencies.withoutPlan })} {...to('clean_line')} search={{ running: 'false', active: 'true' }} />
      <Figure name={t('environment.figures.waste')} value={formatShare(waste.rate)} note={t('environment.figures.missed', { missed: waste.missed, late: waste.late })} {...to('waste_collection')} search={period} />
      <Figure name={t('environment.figures.greening')} value={formatShare(greening.rate)} note={of(greening)} {...to('greening_job')} search={{ overdue: 'true' }} />
      <Figure name={t('environment.figures.pestNotice')} value={formatShare(pestNotice.rate)} note={of(pestNotice)} {...to('pest_control')} search={period} />
      <Figure name={t('environment.figures.areaCleans')} value={formatShare(areaCleans.rate)} note={of(areaCleans)} {...to('clean_job')} search={{ ...period, late: 'true' }} />
    </ul>
  )
}

/** Each station at each of its times: what was emptied, and above all what was not. */
function WasteDay() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const found = useCall('environment.wasteDay', { query: { siteId: site.id } })
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  return (
    <section className="gj-card">
      <header><h2 className="gj-grow">{t('environment.waste.day')}</h2><span className="gj-quiet">{found.data?.day}</span></header>
      {found.data?.items.length === 0 && <p className="gj-body gj-quiet">{t('environment.waste.empty')} {t('environment.waste.emptyHint')}</p>}
      <ul className="gj-env-slots">
        {found.data?.items.map(({ station, slot, state, collection }) => (
          <li key={`${station.id}${slot}`}>
            <EnvironmentState group="wasteSlotState" state={state} />
            <span>
              <strong>{slot}</strong> {station.name}
              {collection && <Link to="/environment/$kind/$id" params={{ kind: 'waste_collection', id: collection.id }} className="gj-quiet gj-small"> {collection.by} {time.short(collection.at)}</Link>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Areas({ data }: { data: EnvironmentFigures }) {
  const t = useT()
  return (
    <section className="gj-card">
      <header><h2>{t('environment.figures.byArea')}</h2></header>
      {data.byArea.length === 0 ? (
        <p className="gj-body gj-quiet">{t('environment.figures.empty')}</p>
      ) : (
        <FigureTable label={t('environment.figures.byArea')} head={[{ words: t('environment.figures.area') }, t('environment.figures.score'), t('environment.figures.passRate'), t('environment.figures.count')]} maxHeight={360}>
          {data.byArea.map(({ name, score, passRate, count }) => (
            <tr key={name}><th scope="row">{name}</th><td>{score}</td><td>{passRate < 1 ? <Alarm text={formatPercent(passRate * 100)} isSoft /> : formatPercent(100)}</td><td>{count}</td></tr>
          ))}
        </FigureTable>
      )}
    </section>
  )
}

interface Values {
  passMark: number
  weights: EnvironmentSettings['weights']
  areaMinutes: number
  noticeHours: number
}

function Settings({ settings, onClose }: { settings: EnvironmentSettings; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('environment.changeEnvironmentSettings', ['environment'])
  const valuesOf = ({ passMark, weights, areaMinutes, noticeHours }: EnvironmentSettings): Values => ({ passMark, weights, areaMinutes, noticeHours })
  const save = async (_: Partial<Values>, version: number, all: Values): Promise<void> => {
    await change.mutateAsync({ body: { siteId: settings.siteId, version, ...all } })
    void message.success(t('registers.saved'))
  }
  return (
    <EditForm<EnvironmentSettings, Values>
      title={t('environment.settings.title')} verb={t('shell.form.save')} record={settings} valuesOf={valuesOf} onSave={save} onClose={onClose}
      fields={{ passMark: { label: t('environment.settings.passMark') }, weights: { label: t('environment.settings.weights') }, areaMinutes: { label: t('environment.settings.areaMinutes') }, noticeHours: { label: t('environment.settings.noticeHours') } }}
    >
      <div className="gj-form-pair">
        <Form.Item name="passMark" label={t('environment.settings.passMark')}><InputNumber min={1} max={100} precision={0} /></Form.Item>
        <Form.Item name="areaMinutes" label={t('environment.settings.areaMinutes')}><InputNumber min={1} max={480} precision={0} /></Form.Item>
        <Form.Item name="noticeHours" label={t('environment.settings.noticeHours')}><InputNumber min={1} max={168} precision={0} /></Form.Item>
      </div>
      <p>{t('environment.settings.weights')}</p>
      <div className="gj-form-pair">
        {SURFACES.map((surface) => <Form.Item key={surface} name={['weights', surface]} label={label('surface', surface)}><InputNumber min={0} max={100} precision={0} /></Form.Item>)}
      </div>
    </EditForm>
  )
}
