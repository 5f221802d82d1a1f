import { EditOutlined, FilePdfOutlined } from '@ant-design/icons'
import { App, Button, Form, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOf, formatNumber, ShapeMark, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Indicator } from '@guanjia/contract/quality.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'

const MONTHS = 12

/** The months up to the current one, newest first. */
function monthsUpTo(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return Array.from({ length: MONTHS }, (_, back) => new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7))
}

/** The indicators of service quality beside their goals; each opens to the records behind it. */
export function ImproveHome() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [setting, setSetting] = useState<Indicator | null>(null)
  const found = useCall('quality.listQualityIndicators', { query: { siteId: site.id, ...(search.month === undefined ? {} : { month: search.month }) } }, { enabled: may('checks:score') })
  const current = dayOf(Date.now(), site.timeZone).slice(0, 7)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('improve.indicator.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ImproveTabs at="indicators" />
          <Button icon={<FilePdfOutlined />} href={urlOf('quality.printQualityStandard', { query: { siteId: site.id } })} target="_blank">{t('improve.indicator.standard')}</Button>
        </div>
      </div>
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      <section className="gj-card">
        <header>
          <h2 className="gj-grow">{t('improve.month')}</h2>
          <Select size="small" aria-label={t('improve.month')} value={found.data?.month ?? search.month ?? current} onChange={(month: string) => change({ month })} options={monthsUpTo(current).map((value) => ({ value, label: value }))} style={{ width: 110 }} />
        </header>
        <FigureTable label={t('improve.indicator.title')} head={[{ words: t('improve.indicator.name') }, t('improve.indicator.value'), t('improve.indicator.before'), t('improve.indicator.goal'), { words: '' }]}>
          {found.data?.items.map((one) => (
            <tr key={one.indicator}>
              <th scope="row"><Link to={one.path as '/'}>{label('qualityIndicator', one.indicator)}</Link></th>
              <td><strong>{formatNumber(one.value, 1)}</strong></td>
              <td className="gj-quiet">{formatNumber(one.before, 1)}</td>
              <td>
                {t(one.isMost ? 'improve.indicator.most' : 'improve.indicator.least', { n: formatNumber(one.goal, 1) })}
                {may('scores:manage') && <Button type="text" size="small" icon={<EditOutlined />} aria-label={`${t('improve.indicator.setGoal')} ${label('qualityIndicator', one.indicator)}`} onClick={() => setSetting(one)} />}
              </td>
              <td data-text><Met one={one} /></td>
            </tr>
          ))}
        </FigureTable>
      </section>
      {setting && <GoalForm one={setting} onClose={() => setSetting(null)} />}
    </div>
  )
}

function Met({ one }: { one: Indicator }) {
  const t = useT()
  if (one.isMet === null) return <span className="gj-quiet">{t('improve.indicator.noData')}</span>
  return <span className="gj-tone" data-tone={one.isMet ? 'done' : 'overdue'}><ShapeMark shape={one.isMet ? 'tick' : 'triangle'} size={12} /> {t(one.isMet ? 'improve.indicator.met' : 'improve.indicator.notMet')}</span>
}

function GoalForm({ one, onClose }: { one: Indicator; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const set = useAct('quality.setQualityGoal', ['quality'])
  return (
    <ActForm<{ goal: number }>
      title={label('qualityIndicator', one.indicator)}
      verb={t('improve.indicator.setGoal')}
      hint={t('improve.indicator.goalHint')}
      initial={{ goal: one.goal }}
      onSubmit={async ({ goal }) => {
        await set.mutateAsync({ body: { indicator: one.indicator, goal, version: one.version } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="goal" label={t('improve.indicator.goal')} rules={[{ required: true, message: t('improve.needed') }]}><InputNumber min={0} max={1000} autoFocus /></Form.Item>
    </ActForm>
  )
}
