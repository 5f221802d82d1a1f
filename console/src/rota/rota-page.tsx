import { App, Button, Checkbox, Drawer, Modal } from 'antd'
import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { call, dayOf, invalidateModules, isProblem, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Rota } from '@guanjia/contract/staffing.ts'
import { ProblemAlert, problemWords } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { brushesOf, Legend, type Brush } from './brushes.tsx'
import { Explanation } from './explanation.tsx'
import { RotaGrid, type Painted } from './grid.tsx'
import { Painter, type Pending } from './painter.ts'
import { Published } from './published.tsx'
import { RotaTabs } from './tabs.tsx'
import './rota.css'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
const monthBeside = (month: string, by: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The month of a site: people by days, gaps in red with their reasons, planned by rule or by hand, published once. */
export function RotaPage() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const { message } = App.useApp()
  const { search, change } = useUrlSearch()
  const month = search.month ?? dayOf(Date.now(), site.timeZone).slice(0, 7)
  const found = useCall('staffing.getRota', { query: { siteId: site.id, month } })
  const rota = found.data
  const [brush, setBrush] = useState<Brush | null>(null)
  const [gapDay, setGapDay] = useState<string | null>(null)
  const [asks, setAsks] = useState<'generate' | 'publish' | 'explained' | null>(null)
  const { pending, paint, error } = usePainting(site.id, month)
  useEffect(() => setBrush(null), [month])
  if (found.error && !rota) return <div className="gj-page"><RotaTabs at="month" /><ProblemAlert error={found.error} onRetry={() => void found.refetch()} /></div>
  const gaps = rota?.gaps.length ?? 0
  return (
    <div className="gj-page">
      <div className="gj-page-head gj-wrap">
        <h1>{t('rota.title')}</h1>
        <Button icon={<LeftOutlined />} aria-label={t('rota.before')} onClick={() => change({ month: monthBeside(month, -1) })} />
        <strong style={{ minWidth: 72, textAlign: 'center' }}>{month}</strong>
        <Button icon={<RightOutlined />} aria-label={t('rota.after')} onClick={() => change({ month: monthBeside(month, 1) })} />
        {rota && (
          <span className="gj-quiet" role="status">
            {rota.publishedNumber === 0 ? t('rota.unpublished') : t('rota.publishedAt', { n: rota.publishedNumber, at: time.at(rota.publishedAt!) })}
            {rota.publishedNumber > 0 && rota.hasChanges && <span className="gj-tone" data-tone="soon"> ▲ {t('rota.hasChanges')}</span>}
          </span>
        )}
        <span style={{ marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' }}>
          <Button icon={<PrinterOutlined />} href={urlOf('staffing.printRota', { query: { siteId: site.id, month, layout: 'table' } })} target="_blank">{t('rota.printTable')}</Button>
          <Button href={urlOf('staffing.printRota', { query: { siteId: site.id, month, layout: 'wall' } })} target="_blank">{t('rota.printWall')}</Button>
          <Suspense><ExportMenu href={(format) => urlOf('staffing.exportRota', { query: { siteId: site.id, month, format } })} isLong={false} /></Suspense>
          {rota?.mayPlan && <Button disabled={rota.posts.length === 0 || pending.size > 0} onClick={() => setAsks('generate')}>{t('rota.generate')}</Button>}
          {rota?.mayPlan && <Button type="primary" disabled={!rota.hasChanges || rota.breaches.length > 0 || pending.size > 0} onClick={() => setAsks('publish')}>{t('rota.publish')}</Button>}
        </span>
      </div>
      <RotaTabs at="month" />
      {error !== null && <ProblemAlert error={error} />}
      {rota && rota.breaches.length > 0 && <p role="alert" className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>▲ {t('rota.broken', { n: rota.breaches.length })} {rota.breaches.slice(0, 3).map((one) => `${one.day.slice(5)} ${one.employee.name} ${label('rotaObstacle', one.obstacle.kind)} ${one.obstacle.detail}`).join('；')}</p>}
      {rota && rota.warnings.length > 0 && <p className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal' }}>▲ {t('rota.holidays', { days: holidayWords(rota.warnings) })} {rota.mayPlan && <Link to="/rota/call-ups">{t('rota.callUp')}</Link>}</p>}
      {rota?.posts.length === 0 && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('rota.noPosts')} {rota.mayPlan && <Link to="/rota/posts">{t('rota.makePosts')}</Link>}</p>}
      {rota && rota.posts.length > 0 && (
        <section className="gj-card">
          <Legend rota={rota} brush={brush} onPick={setBrush} />
          <RotaGrid rota={rota} brush={brush} pending={pending} onPaint={paint} onBrush={(n) => setBrush(n === 0 ? { postId: null, shift: '' } : (brushesOf(rota)[n - 1] ?? null))} onGap={setGapDay} />
        </section>
      )}
      <Published month={month} onDay={setGapDay} />
      {rota && <Drawer open={gapDay !== null || asks === 'explained'} onClose={() => { setGapDay(null); setAsks(null) }} size={480} title={gapDay === null ? t('rota.result', { seats: rota.seats, gaps }) : t('rota.gapsOfDay', { day: gapDay.slice(5) })}><Explanation rota={rota} day={gapDay ?? undefined} /></Drawer>}
      {rota && asks === 'generate' && <GenerateDialog month={month} version={rota.version} onClose={() => setAsks(null)} onDone={(left) => { setAsks('explained'); void message.success(left === 0 ? t('rota.allHeld') : t('rota.someLeft', { n: left })) }} />}
      {rota && asks === 'publish' && <PublishDialog month={month} version={rota.version} gaps={gaps} onClose={() => setAsks(null)} />}
    </div>
  )
}

function holidayWords(warnings: readonly { day: string; name: string; reserveAsked: number }[]): string {
  const names = new Map<string, string[]>()
  for (const { day, name } of warnings) names.set(name, [...(names.get(name) ?? []), day.slice(5)])
  return [...names].map(([name, days]) => `${name} ${days.length === 1 ? days[0]! : `${days[0]!}–${days.at(-1)!}`}`).join('，')
}

/** Sends what was painted in one go, and shows it until the answer is there; somebody else's change is said, and the grid is theirs. */
function usePainting(siteId: string, month: string) {
  const cache = useQueryClient()
  const [pending, setPending] = useState<Pending>(new Map())
  const [error, setError] = useState<unknown>(null)
  const painter = useRef<Painter | null>(null)
  useEffect(() => {
    const key = ['staffing.getRota', { query: { siteId, month } }]
    let seen = 0
    const mine = new Painter(async (cells) => {
      seen = Math.max(seen, cache.getQueryData<Rota>(key)?.version ?? 0)
      try {
        const rota = await call('staffing.setRotaCells', { body: { siteId, month, version: seen, cells } })
        seen = rota.version
        cache.setQueryData(key, rota)
        setError(null)
      } catch (failure) {
        setError(failure)
        if (isProblem(failure, 'stale_version')) seen = 0
        await invalidateModules(cache, ['staffing']).catch(() => undefined)
      }
    }, setPending)
    painter.current = mine
    return () => {
      mine.close()
      setPending(new Map())
    }
  }, [siteId, month, cache])
  return { pending, paint: (cells: Painted[]): void => painter.current?.paint(cells), error }
}

function GenerateDialog({ month, version, onClose, onDone }: { month: string; version: number; onClose: () => void; onDone: (gaps: number) => void }) {
  const t = useT()
  const site = useSite()
  const [keeps, setKeeps] = useState(true)
  const generate = useAct('staffing.generateRota', ['staffing'])
  const run = async (): Promise<void> => {
    const rota = await generate.mutateAsync({ body: { siteId: site.id, month, version, keepByHand: keeps } })
    onDone(rota.gaps.length)
  }
  return (
    <Modal open title={t('rota.generateTitle', { month })} okText={t('rota.generate')} cancelText={t('rota.cancel')} confirmLoading={generate.isPending} onOk={() => void run().catch(() => undefined)} onCancel={onClose}>
      <p>{t('rota.generateHint')}</p>
      <ul style={{ listStyle: 'disc', paddingLeft: 20, margin: '8px 0' }}>{(['rest', 'row', 'hours', 'papers', 'fair'] as const).map((rule) => <li key={rule}>{t(`rota.rule.${rule}`)}</li>)}</ul>
      <Checkbox checked={keeps} onChange={({ target }) => setKeeps(target.checked)}>{t('rota.keepByHand')}</Checkbox>
      <ProblemAlert error={generate.error} />
    </Modal>
  )
}

function PublishDialog({ month, version, gaps, onClose }: { month: string; version: number; gaps: number; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const publish = useAct('staffing.publishRota', ['staffing', 'reception'])
  const run = async (): Promise<void> => {
    await publish.mutateAsync({ body: { siteId: site.id, month, version, withGaps: gaps > 0 } })
    void message.success(t('rota.published', { month }))
    onClose()
  }
  const isStale = isProblem(publish.error, 'stale_version')
  return (
    <Modal open title={t('rota.publishTitle', { month })} okText={gaps > 0 ? t('rota.publishWithGaps') : t('rota.publish')} okButtonProps={{ danger: gaps > 0, disabled: isStale }} cancelText={isStale ? t('rota.seeTheirs') : t('rota.cancel')} confirmLoading={publish.isPending} onOk={() => void run().catch(() => undefined)} onCancel={onClose}>
      <p>{t('rota.publishHint')}</p>
      {gaps > 0 && <p className="gj-tone" data-tone="overdue" style={{ marginTop: 8 }}>▲ {t('rota.publishGaps', { n: gaps })}</p>}
      {isStale ? <p role="alert" className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal', marginTop: 8 }}>▲ {t('rota.somebodyWasFaster')}</p> : publish.error && <p role="alert" style={{ marginTop: 8 }} className="gj-tone" data-tone="overdue">{Object.values(problemWords(publish.error, t)).filter(Boolean).join('。')}</p>}
    </Modal>
  )
}
