import { EditOutlined, HistoryOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ChartBuilding, ChartZone, DutyPoint } from '@guanjia/contract/zones.ts'
import type { ZonePost } from '@guanjia/contract/zones.ts'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'
import './zones.css'

const ZoneForm = lazy(() => import('./zone-forms.tsx').then(({ ZoneForm }) => ({ default: ZoneForm })))
const PostForm = lazy(() => import('./zone-forms.tsx').then(({ PostForm }) => ({ default: PostForm })))
const StewardForm = lazy(() => import('./zone-forms.tsx').then(({ StewardForm }) => ({ default: StewardForm })))
const PointForm = lazy(() => import('./duty-point-form.tsx').then(({ PointForm }) => ({ default: PointForm })))
const ZoneHistory = lazy(() => import('./zone-history.tsx').then(({ ZoneHistory }) => ({ default: ZoneHistory })))
const StewardHistory = lazy(() => import('./zone-history.tsx').then(({ StewardHistory }) => ({ default: StewardHistory })))

type Opened =
  | { kind: 'zone'; zone: ChartZone | null }
  | { kind: 'post'; zone: ChartZone; post: ZonePost }
  | { kind: 'steward'; building: ChartBuilding }
  | { kind: 'point'; point: DutyPoint | null }
  | { kind: 'history'; zone: ChartZone }
  | { kind: 'stewards'; building: ChartBuilding }

/** Who answers where: the posts of the zones, the stewards of the buildings, and the duty chart, which prints. */
export function Zones() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [opened, setOpened] = useState<Opened | null>(null)
  const found = useCall('zones.zoneChart', { query: { siteId: site.id } })
  const chart = found.data
  const mayChange = may('settings:manage')
  const close = (): void => setOpened(null)
  if (!chart) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  return (
    <div className="gj-zones">
      <PageHead title={t('dispatch.zones.title')} hint={t('dispatch.zones.hint')}>
        <span className="gj-tone" data-tone={chart.vacancies > 0 ? 'soon' : 'done'}>
          {chart.vacancies > 0 ? t('dispatch.zones.vacancies', { n: chart.vacancies }) : t('dispatch.zones.full')}
        </span>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('dispatch.zones.print')}
        </Button>
        {mayChange && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ kind: 'zone', zone: null })}>
            {t('dispatch.zones.add')}
          </Button>
        )}
      </PageHead>
      <h1 className="gj-print-only">{t('dispatch.zones.printedTitle', { site: site.name })}</h1>
      <FactGroup title={t('dispatch.zones.posts')} extra={<ExportMenu isLong={false} href={(format) => urlOf('zones.exportZones', { query: { siteId: site.id, format } })} />}>
        <PostTable zones={chart.zones} mayChange={mayChange} onOpen={setOpened} />
      </FactGroup>
      <FactGroup title={t('dispatch.zones.buildings')}>
        <BuildingTable buildings={chart.buildings} mayChange={mayChange} onOpen={setOpened} />
      </FactGroup>
      <FactGroup
        title={t('dispatch.zones.points')}
        extra={
          mayChange && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => setOpened({ kind: 'point', point: null })}>
              {t('dispatch.zones.addPoint')}
            </Button>
          )
        }
      >
        <PointTable points={chart.points} mayChange={mayChange} onOpen={setOpened} />
      </FactGroup>
      <Suspense>
        {opened?.kind === 'zone' && <ZoneForm zone={opened.zone} zones={chart.zones} onClose={close} />}
        {opened?.kind === 'post' && <PostForm zone={opened.zone} post={opened.post} onClose={close} />}
        {opened?.kind === 'steward' && <StewardForm building={opened.building} zones={chart.zones} onClose={close} />}
        {opened?.kind === 'point' && <PointForm point={opened.point} zones={chart.zones} onClose={close} />}
        {opened?.kind === 'history' && <ZoneHistory zone={opened.zone} onClose={close} />}
        {opened?.kind === 'stewards' && <StewardHistory building={opened.building} onClose={close} />}
      </Suspense>
    </div>
  )
}

type Open = (opened: Opened) => void

function PostTable({ zones, mayChange, onOpen }: { zones: ChartZone[]; mayChange: boolean; onOpen: Open }) {
  const t = useT()
  const posts = useChoices('zonePost')
  if (zones.length === 0)
    return (
      <div className="gj-table-empty">
        <h3>{t('dispatch.zones.empty')}</h3>
        <p>{t('dispatch.zones.emptyHint')}</p>
      </div>
    )
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          <th scope="col">{t('dispatch.zones.zone')}</th>
          {posts.map(({ value, label }) => (
            <th key={value} scope="col">
              {label}
            </th>
          ))}
          <th scope="col" className="gj-wide-only">
            {t('dispatch.zones.workers')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {zones.map((zone) => (
          <tr key={zone.id}>
            <th scope="row">
              <span className="gj-strong">{zone.name}</span>
              {zone.neighbours.length > 0 && (
                <div className="gj-quiet gj-small">
                  {t('dispatch.zones.neighbours')}：{zone.neighbours.map(({ name }) => name).join('、')}
                </div>
              )}
            </th>
            {posts.map(({ value, label }) => {
              const duty = zone.duties.find(({ post }) => post === value)
              return (
                <td key={value}>
                  <Holder
                    name={duty?.employee.name}
                    mayChange={mayChange}
                    what={`${zone.name} ${label}`}
                    onChange={() => onOpen({ kind: 'post', zone, post: value })}
                  />
                </td>
              )
            })}
            <td className="gj-wide-only">{zone.workers.map(({ name }) => name).join('、')}</td>
            <td className="gj-acts gj-no-print">
              <Button size="small" type="text" icon={<HistoryOutlined />} aria-label={`${t('dispatch.zones.history')} ${zone.name}`} onClick={() => onOpen({ kind: 'history', zone })} />
              {mayChange && (
                <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('dispatch.zones.edit')} ${zone.name}`} onClick={() => onOpen({ kind: 'zone', zone })} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Holder({ name, what, mayChange, onChange }: { name: string | undefined; what: string; mayChange: boolean; onChange: () => void }) {
  const t = useT()
  const shown = name ?? (
    <span className="gj-tone" data-tone="soon">
      {t('dispatch.zones.vacant')}
    </span>
  )
  if (!mayChange) return shown
  return (
    <Button type="link" size="small" className="gj-holder" aria-label={`${t('dispatch.zones.change')} ${what}`} onClick={onChange}>
      {shown}
    </Button>
  )
}

function BuildingTable({ buildings, mayChange, onOpen }: { buildings: ChartBuilding[]; mayChange: boolean; onOpen: Open }) {
  const t = useT()
  const time = useTime()
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          <th scope="col">{t('dispatch.zones.building')}</th>
          <th scope="col">{t('dispatch.zones.zone')}</th>
          <th scope="col">{t('dispatch.zones.steward')}</th>
          <th scope="col">{t('dispatch.zones.backup')}</th>
          <th scope="col" className="gj-wide-only">
            {t('dispatch.zones.since')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {buildings.map((building) => (
          <tr key={building.id}>
            <th scope="row" className="gj-nowrap">
              <span className="gj-strong">{building.name}</span> <span className="gj-quiet gj-small">{t('dispatch.zones.units', { n: building.units })}</span>
            </th>
            <td>{building.zone?.name ?? <span className="gj-quiet">{t('dispatch.zones.noZone')}</span>}</td>
            <td>
              <Holder
                name={building.stewardship?.steward.name}
                mayChange={mayChange}
                what={`${building.name} ${t('dispatch.zones.steward')}`}
                onChange={() => onOpen({ kind: 'steward', building })}
              />
            </td>
            <td>{building.stewardship?.backup?.name}</td>
            <td className="gj-wide-only gj-nowrap">{building.stewardship && time.at(building.stewardship.from)}</td>
            <td className="gj-acts gj-no-print">
              <Button
                size="small"
                type="text"
                icon={<HistoryOutlined />}
                aria-label={`${t('dispatch.zones.history')} ${building.name}`}
                onClick={() => onOpen({ kind: 'stewards', building })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PointTable({ points, mayChange, onOpen }: { points: DutyPoint[]; mayChange: boolean; onOpen: Open }) {
  const t = useT()
  const label = useLabel()
  if (points.length === 0) return <p className="gj-quiet">{t('dispatch.zones.pointsEmpty')}</p>
  const byZone = points.toSorted((a, b) => (a.zone?.name ?? '').localeCompare(b.zone?.name ?? '') || a.name.localeCompare(b.name))
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          <th scope="col">{t('dispatch.zones.zone')}</th>
          <th scope="col">{t('dispatch.zones.point')}</th>
          <th scope="col">{t('dispatch.zones.pointKind')}</th>
          <th scope="col">{t('dispatch.zones.place')}</th>
          <th scope="col">{t('dispatch.zones.holder')}</th>
          <th scope="col">{t('dispatch.zones.patrol')}</th>
          <th scope="col">{t('dispatch.zones.upkeep')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {byZone.map((point) => (
          <tr key={point.id}>
            <td className="gj-nowrap">{point.zone?.name}</td>
            <th scope="row" className="gj-strong">
              {point.name}
            </th>
            <td className="gj-nowrap">{label('dutyPointKind', point.kind)}</td>
            <td>{point.place}</td>
            <td className="gj-nowrap">{point.employee.name}</td>
            <td>{point.patrol}</td>
            <td>{point.upkeep}</td>
            <td className="gj-acts gj-no-print">
              {mayChange && (
                <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('dispatch.zones.editPoint')} ${point.name}`} onClick={() => onOpen({ kind: 'point', point })} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
