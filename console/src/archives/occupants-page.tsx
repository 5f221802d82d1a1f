import { Segmented, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { dayOf, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { ArchivesTabs } from './archives-tabs.tsx'

type Row = { id: string; code: string; floor: number | null; people: { id: string; name: string; role: 'owner'; fromOn: string | null; untilOn: string | null }[] }

/** Who lived in a building or an entrance on a day, whatever was changed since: asked after a fire, a leak, or a theft. */
export function OccupantsPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const tree = useCall('archives.archiveTree', { query: { siteId: site.id } })
  const today = dayOf(Date.now(), site.timeZone)
  const on = search.on ?? today
  const building = tree.data?.items.find(({ id }) => id === search.buildingId) ?? tree.data?.items[0]
  const entranceId = building?.entrances.some(({ id }) => id === search.entranceId) ? search.entranceId : undefined
  const query = { siteId: site.id, buildingId: building?.id, entranceId, on }
  const found = useCall('households.occupantsOn', { query }, { enabled: building !== undefined })
  const isEmptyShown = search.empty === 'true'
  const rows = found.data?.units.filter(({ people }) => isEmptyShown || people.length > 0) as Row[] | undefined
  const columns: Column<Row>[] = [
    { key: 'unit', title: t('shell.field.room'), width: 120, render: (row) => <Link to="/archives/units/$id" params={{ id: row.id }}>{row.code}</Link> },
    { key: 'floor', title: t('shell.field.floor'), width: 72, align: 'right', render: (row) => row.floor },
    {
      key: 'people',
      title: t('archives.occupants.people'),
      render: (row) =>
        row.people.length === 0 ? (
          <span className="gj-quiet">{t('archives.occupants.nobody')}</span>
        ) : (
          <span className="gj-row gj-wrap" style={{ gap: '2px 14px' }}>
            {row.people.map((one) => (
              <span key={`${one.id} ${one.role}`} className="gj-nowrap">
                <Link to="/archives/persons/$id" params={{ id: one.id }}>{one.name}</Link> <span className="gj-quiet gj-small">{label('occupancyRole', one.role)}</span>
              </span>
            ))}
          </span>
        ),
    },
    { key: 'n', title: t('archives.occupants.count'), width: 72, align: 'right', render: (row) => row.people.length || null },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('archives.occupants.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchivesTabs at="units" />
        </div>
      </div>
      <section className="gj-card gj-list">
        <div className="gj-list-bar gj-wrap" style={{ alignItems: 'center' }}>
          <Select aria-label={t('archives.field.building')} style={{ minWidth: 130 }} value={building?.id} options={tree.data?.items.map(({ id, name }) => ({ value: id, label: name }))} showSearch={{ optionFilterProp: 'label' }} onChange={(buildingId: string) => change({ buildingId, entranceId: undefined })} />
          {building && building.entrances.length > 1 && (
            <Select aria-label={t('archives.field.entrance')} allowClear style={{ minWidth: 120 }} placeholder={t('archives.occupants.everyEntrance')} value={entranceId} options={building.entrances.map(({ id, code }) => ({ value: id, label: t('archives.tree.entrance', { code }) }))} onChange={(id?: string) => change({ entranceId: id })} />
          )}
          <span style={{ width: 150 }}>
            <DayPicker value={on} placeholder={t('archives.occupants.on')} onChange={(day) => change({ on: day === today ? undefined : (day ?? undefined) })} />
          </span>
          <Segmented aria-label={t('archives.occupants.which')} value={isEmptyShown ? 'all' : 'lived'} onChange={(which) => change({ empty: which === 'all' ? 'true' : undefined })} options={[{ value: 'lived', label: t('archives.occupants.lived') }, { value: 'all', label: t('archives.occupants.all') }]} />
          {found.data && (
            <span className="gj-quiet" style={{ flex: '1 1 180px' }} role="status">
              {t('archives.occupants.sum', { day: found.data.on, households: found.data.households, persons: found.data.persons })}
            </span>
          )}
          {building && <ExportMenu isLong={false} href={(format) => urlOf('households.exportOccupants', { query: { ...query, format } })} />}
        </div>
        {found.error && !found.data ? (
          <div className="gj-body">
            <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
          </div>
        ) : (
          <DataTable label={t('archives.occupants.title')} columns={columns} rows={tree.data?.items.length === 0 ? [] : rows} rowKey={(row) => row.id} empty={<strong>{t('archives.occupants.nobody')}</strong>} />
        )}
      </section>
    </div>
  )
}
