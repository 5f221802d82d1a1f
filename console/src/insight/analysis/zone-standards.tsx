import { FilePdfOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatNumber, formatPercent, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ZoneStandards as Month } from '@guanjia/contract/zone-standards.ts'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useMay, useSite } from '../../session/session.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm })))
const ExportMenu = lazy(() => import('../../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
type Standard = Month['standards'][number]

/** 五标准 by zones in a month: every figure opens to its records; who does not manage sees the first places and the own zone. */
export function ZoneStandards({ month, period }: { month: string; period: { from: string; to: string } }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const [number, setNumber] = useState<number | undefined>()
  const [isRecounting, setRecounting] = useState(false)
  const found = useCall('zonestandards.zoneStandards', { query: { siteId: site.id, month, number } })
  const data = found.data
  if (!data) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null
  if (data.zones === 0) return <section className="gj-card gj-table-empty"><strong>{t('fiveStandards.none')}</strong><p>{t('fiveStandards.noneHint')}</p></section>
  const query = { siteId: site.id, month }
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('fiveStandards.title', { month })}</h2>
        {data.versions.length > 1 && <Select size="small" aria-label={t('fiveStandards.versions')} value={number ?? data.versions[0]!.number} options={data.versions.map((one) => ({ value: one.number, label: t('fiveStandards.version', { n: one.number }) }))} onChange={(value) => setNumber(value === data.versions[0]!.number ? undefined : value)} />}
        {data.allowedActions.includes('recount') && <Button size="small" onClick={() => setRecounting(true)}>{t('fiveStandards.recount')}</Button>}
        {/* Papers and files are always the newest. */}
        {number === undefined && <Button size="small" type="text" icon={<FilePdfOutlined />} href={urlOf('zonestandards.printZoneBulletin', { query })} target="_blank">{t('fiveStandards.bulletin')}</Button>}
        {number === undefined && data.isWhole && <Button size="small" type="text" icon={<FilePdfOutlined />} href={urlOf('zonestandards.printZoneBulletin', { query: { ...query, whole: 'true' as never } })} target="_blank">{t('fiveStandards.bulletinWhole')}</Button>}
        {number === undefined && <Suspense><ExportMenu href={(format) => urlOf('zonestandards.exportZoneStandards', { query: { ...query, format } })} isLong={false} /></Suspense>}
      </header>
      <div className="gj-body gj-stack">
        <p className="gj-quiet gj-small">
          {data.closed === null ? t('fiveStandards.live') : [t('fiveStandards.closed', { at: time.at(data.closed.at) }), data.closed.reason && t('fiveStandards.corrected', { reason: data.closed.reason })].filter(Boolean).join(' · ')}
          {' · '}{data.isWhole ? t('fiveStandards.hint') : t('fiveStandards.teamHint')}
        </p>
        <FigureTable label={t('fiveStandards.title', { month })} head={[t('fiveStandards.rank'), { words: t('fiveStandards.zone') }, { words: t('fiveStandards.steward') }, t('fiveStandards.score'), t('fiveStandards.met'), ...data.standards.map(({ key }) => label('zoneStandard', key))]}>
          {data.items.map((row) => (
            <tr key={row.zoneId}>
              <th scope="row"><span className="gj-analysis-rank" data-best={row.rank === 1}>{row.rank ?? '—'}</span></th>
              <td data-text>{row.name}{row.isOwn && <span className="gj-quiet"> · {t('fiveStandards.own')}</span>}</td>
              <td data-text>{row.steward}</td>
              <td>{row.score === null ? <span className="gj-quiet">{t('fiveStandards.noRank')}</span> : <strong>{formatNumber(row.score, 1)}</strong>}</td>
              <td>{t('fiveStandards.metOf', { n: row.met, of: row.known })}</td>
              {row.standards.map((one) => <td key={one.key}><Open one={one} period={period} zoneId={row.zoneId} /></td>)}
            </tr>
          ))}
          <tr>
            <th scope="row" />
            <td data-text><strong>{t('fiveStandards.site')}</strong></td>
            <td /><td /><td />
            {data.standards.map((one) => <td key={one.key}><Open one={one} period={period} /></td>)}
          </tr>
          <tr>
            <th scope="row" />
            <td data-text colSpan={4} className="gj-quiet">{t('fiveStandards.target')}</td>
            {data.standards.map((one) => <td key={one.key} className="gj-quiet">{formatPercent(one.target * 100)}</td>)}
          </tr>
        </FigureTable>
        <Checks checks={data.checks} period={period} />
      </div>
      <Suspense>{isRecounting && <Recount month={month} onClose={() => setRecounting(false)} onDone={() => setNumber(undefined)} />}</Suspense>
    </section>
  )
}

/** A figure as the way to its records; what fell short leads to what was bad. */
function Open({ one, period, zoneId }: { one: Standard; period: { from: string; to: string }; zoneId?: string }) {
  const t = useT()
  const may = useMay()
  if (one.rate === null) return <span className="gj-quiet">{t('fiveStandards.unknown')}</span>
  const text = <span title={t('fiveStandards.of', { good: one.good, of: one.of })} className={one.isMet ? undefined : 'gj-tone'} data-tone="overdue">{one.isMet ? '' : '▲ '}{formatPercent(one.rate * 100)} <span className="gj-quiet gj-small">{one.good}/{one.of}</span></span>
  const zone: Record<string, string> = zoneId === undefined ? {} : { zoneId }
  if (one.key === 'lamps' && may('inspections:read')) return <Link to="/inspections/lamps" search={{ ...period, ...zone }}>{text}</Link>
  if (one.key === 'intact' && may('registers:read')) return <Link to="/registers/$kind" params={{ kind: 'facility' }} search={{ ...zone, ...(one.isMet ? {} : { state: 'under_repair,stopped' }) } as never}>{text}</Link>
  if (one.key === 'passed' && may('insight:read')) return <Link to="/insight/work-orders/rows" search={{ ...period, ...zone, ...(one.isMet ? { passed: 'true' } : { passed: 'false' }) }}>{text}</Link>
  if (one.key === 'timely' && may('insight:read')) return <Link to="/insight/work-orders/rows" search={{ ...period, ...zone, onTime: one.isMet ? 'true' : 'false' }}>{text}</Link>
  return text
}

/** The three checks behind the fifth standard, each with its records. */
function Checks({ checks, period }: { checks: Month['checks']; period: { from: string; to: string } }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const to = (key: Month['checks'][number]['key'], text: ReactNode): ReactNode => {
    if (!may('standards:read')) return text
    if (key === 'documents') return <Link to="/rulebook">{text}</Link>
    if (key === 'audit') return <Link to="/quality/checks" search={period as never}>{text}</Link>
    return <Link to="/quality/improve/actions" search={{ dueFrom: period.from, dueTo: period.to } as never}>{text}</Link>
  }
  return (
    <p className="gj-row gj-wrap">
      <span className="gj-quiet">{t('fiveStandards.checks')}</span>
      {checks.map((one) => (
        <span key={one.key}>
          {to(one.key, <>{label('systemCheck', one.key)} {one.isMet === null ? t('fiveStandards.unknown') : <span className={one.isMet ? undefined : 'gj-tone'} data-tone="overdue">{one.isMet ? '✓' : '▲'} {one.good}/{one.of}</span>}</>)}
        </span>
      ))}
    </p>
  )
}

function Recount({ month, onClose, onDone }: { month: string; onClose: () => void; onDone: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const recount = useAct('zonestandards.recountZoneStandards', ['zonestandards'])
  const submit = async (values: object): Promise<void> => {
    const made = await recount.mutateAsync({ body: { id, siteId: site.id, month, reason: (values as { reason: string }).reason } })
    onDone()
    void message.success(t('fiveStandards.recounted', { n: made.closed?.number ?? 0 }))
  }
  return (
    <ActForm title={`${t('fiveStandards.recount')} · ${month}`} verb={t('fiveStandards.recount')} hint={t('fiveStandards.recountHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('fiveStandards.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </ActForm>
  )
}
