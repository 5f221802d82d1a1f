import { App, Button, Form, Input, InputNumber, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { SixSArea } from '@guanjia/contract/quality.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { newId } from '../../kit/new-id.ts'
import { EmployeePicker } from '../../kit/pickers.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'
import { LATE } from './looks.ts'

const CheckForm = lazy(() => import('../check-form.tsx').then(({ CheckForm }) => ({ default: CheckForm })))
type Opened = { kind: 'round' | 'edit'; area: SixSArea } | 'new' | null

/** The 6S areas: who answers for which, how the last rounds came out, what is still to be put right. */
export function SixS() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const time = useTime()
  const [opened, setOpened] = useState<Opened>(null)
  const found = useCall('quality.listSixSAreas', { query: { siteId: site.id } })
  const mayScore = may('checks:score')
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('improve.sixS.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ImproveTabs at="sixS" />
          <ExportMenu isLong={false} href={(format) => urlOf('quality.exportSixSAreas', { query: { siteId: site.id, format } })} />
          {mayScore && <Button type="primary" onClick={() => setOpened('new')}>{t('improve.sixS.new')}</Button>}
        </div>
      </div>
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      <section className="gj-card">
        {found.data?.items.length === 0 && <div className="gj-body"><strong>{t('improve.sixS.empty')}</strong><p className="gj-quiet">{t('improve.sixS.emptyHint')}</p></div>}
        {found.data && found.data.items.length > 0 && (
          <FigureTable label={t('improve.sixS.title')} head={[{ words: t('improve.sixS.name') }, { words: t('improve.owner') }, { words: t('improve.sixS.last') }, t('improve.sixS.score'), t('improve.sixS.before'), { words: '' }, { words: '' }]}>
            {found.data.items.map((area) => (
              <tr key={area.id}>
                <th scope="row"><Link to="/quality/checks" search={{ occasion: 'six_s' }}>{area.name}</Link> <span className="gj-quiet gj-small">{area.isActive ? t('improve.sixS.days', { n: area.everyDays }) : t('improve.sixS.inactive')}</span></th>
                <td data-text>{area.owner.name}</td>
                <td data-text>{area.last ? <Link to="/quality/checks/$id" params={{ id: area.last.checkId }}>{time.short(area.last.at)}</Link> : <span className="gj-quiet">—</span>}</td>
                <td><strong>{formatNumber(area.last?.score ?? null, 1)}</strong></td>
                <td className="gj-quiet">{formatNumber(area.previous, 1)}</td>
                <td data-text>
                  {area.isDue && <Look plain look={LATE} text={t('improve.sixS.due')} />} {area.openActions > 0 && <Link to="/quality/improve/actions" search={{ open: 'true', source: 'check' }}>{t('improve.sixS.open', { n: area.openActions })}</Link>}
                </td>
                <td data-text>
                  {mayScore && (
                    <span className="gj-row">
                      {area.isActive && <Button size="small" onClick={() => setOpened({ kind: 'round', area })}>{t('improve.sixS.check')}</Button>}
                      <Button size="small" type="text" onClick={() => setOpened({ kind: 'edit', area })}>{t('improve.sixS.edit')}</Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </FigureTable>
        )}
      </section>
      <Suspense>
        {opened === 'new' && <AreaForm onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && opened.kind === 'edit' && <AreaForm area={opened.area} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && opened.kind === 'round' && <CheckForm area={opened.area} onClose={() => setOpened(null)} />}
      </Suspense>
    </div>
  )
}

function AreaForm({ area, onClose }: { area?: SixSArea; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const [id] = useState(() => area?.id ?? newId())
  const save = useAct('quality.saveSixSArea', ['quality'])
  const needed = [{ required: true, message: t('improve.needed') }]
  return (
    <ActForm<{ name: string; ownerId: string; everyDays: number; isActive: boolean }>
      title={area ? area.name : t('improve.sixS.new')}
      verb={area ? t('improve.sixS.edit') : t('improve.sixS.new')}
      initial={area ? { name: area.name, ownerId: area.owner.id, everyDays: area.everyDays, isActive: area.isActive } : { everyDays: 7, isActive: true }}
      onSubmit={async (values) => {
        await save.mutateAsync({ params: { id }, body: { siteId: site.id, version: area?.version ?? 0, ...values } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('improve.sixS.name')} rules={needed}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="ownerId" label={t('improve.owner')} rules={needed}><EmployeePicker /></Form.Item>
      <Form.Item name="everyDays" label={t('improve.sixS.every')} rules={needed}><InputNumber min={1} max={366} precision={0} /></Form.Item>
      <Form.Item name="isActive" label={t('improve.sixS.active')} valuePropName="checked"><Switch /></Form.Item>
    </ActForm>
  )
}
