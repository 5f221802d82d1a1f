import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatNumber, urlOf, useCall, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Building, UnitSummary } from '@guanjia/contract/archives.ts'
import { useChoices } from '../kit/choices.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { Filters, type Filter } from '../kit/filters.tsx'
import type { ListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { many, type Search } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { UnitStateTag } from './unit-state.tsx'
import '../kit/record-list.css'

type Query = NonNullable<CallInput<'archives.listUnits'>['query']>

/** The units of the chosen place; a row opens beside the list. */
export function UnitList({ state, buildings }: { state: ListState; buildings: readonly Building[] }) {
  const t = useT()
  const site = useSite()
  const states = useChoices('unitState')
  const uses = useChoices('unitUse')
  const parts = useChoices('warrantyPart', ['heating'])
  const { buildingId, entranceId, q, state: unitState, use, warrantyEnding, sort } = state.search
  const filter = {
    buildingId,
    entranceId,
    q,
    state: many<UnitSummary['state']>(unitState),
    use: many<UnitSummary['use']>(use),
    warrantyEnding: many<'waterproofing'>(warrantyEnding),
  } satisfies Query['filter']
  const rows = useCall(
    'archives.listUnits',
    { query: { siteId: site.id, limit: 50, cursor: state.cursor, sort: sort === '-code' ? '-code' : 'code', filter } },
    { placeholderData: keepPreviousData },
  )
  const filters: Filter[] = [
    { key: 'q', kind: 'words', label: t('archives.list.words') },
    { key: 'state', kind: 'choices', label: t('shell.field.state'), choices: states },
    { key: 'use', kind: 'choices', label: t('shell.field.use'), choices: uses },
    { key: 'warrantyEnding', kind: 'choices', label: t('archives.list.warrantyEnding'), choices: parts, isRare: true },
  ]
  const columns = useUnitColumns(buildings, state.search)
  const isFiltered = [q, unitState, use, warrantyEnding].some(Boolean)
  const total = rows.data?.total
  const next = rows.data?.nextCursor
  return (
    <section className="gj-card gj-list">
      <div className="gj-list-bar gj-screen-only">
        <Filters filters={filters} state={state} />
        <ExportMenu href={(format) => urlOf('archives.exportUnits', { query: { siteId: site.id, format, sort: sort === '-code' ? '-code' : 'code', filter } })} isLong={total?.exact === false} />
      </div>
      {rows.error && !rows.data ? (
        <div style={{ padding: 16 }}>
          <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
        </div>
      ) : (
        <DataTable
          label={t('archives.units')}
          columns={columns}
          rows={rows.data?.items}
          rowKey={(row) => row.id}
          isStale={rows.isPlaceholderData}
          onOpen={(row) => state.change({ unit: row.id })}
          sort={sort ?? 'code'}
          onSort={(chosen) => state.change({ sort: chosen === 'code' ? undefined : chosen })}
          empty={
            <>
              <h3>{isFiltered ? t('shell.list.nothingMatches') : t('archives.list.empty')}</h3>
              <p>{isFiltered ? t('shell.list.nothingMatchesHint') : t('archives.list.emptyHint')}</p>
            </>
          }
        />
      )}
      <div className="gj-list-foot gj-screen-only">
        <span className="gj-grow" role="status">
          {total && t(total.exact ? 'shell.list.total' : 'shell.list.totalMore', { n: formatNumber(total.count) })}
        </span>
        {(state.page > 1 || next) && (
          <>
            <Button
              size="small"
              icon={<LeftOutlined />}
              aria-label={t('shell.list.previous')}
              disabled={state.page === 1}
              onClick={() => state.previous()}
            />
            <span>{t('shell.list.page', { n: state.page })}</span>
            <Button
              size="small"
              icon={<RightOutlined />}
              aria-label={t('shell.list.next')}
              disabled={!next}
              onClick={() => next && state.next(next)}
            />
          </>
        )}
      </div>
    </section>
  )
}

/** Beside an opened unit only what tells rows apart. */
function useUnitColumns(buildings: readonly Building[], search: Search): Column<UnitSummary>[] {
  const opened = search.unit
  const t = useT()
  const label = useLabel()
  const nameOf = new Map(buildings.map(({ id, name }) => [id, name]))
  const columns: (Column<UnitSummary> & { isWideOnly?: boolean })[] = [
    {
      key: 'code',
      title: t('shell.field.room'),
      width: 110,
      sort: { up: 'code', down: '-code' },
      render: (row) => (
        <Link
          to="/archives"
          search={{ ...search, unit: row.id }}
          replace
          tabIndex={-1}
          aria-current={row.id === opened || undefined}
          className={row.id === opened ? 'gj-strong' : undefined}
        >
          {row.code}
        </Link>
      ),
    },
    { key: 'state', title: t('shell.field.state'), width: 118, render: (row) => <UnitStateTag state={row.state} /> },
    {
      key: 'owners',
      title: t('archives.list.owners'),
      width: opened ? 112 : undefined,
      render: (row) => <Owners names={row.owners.map(({ name }) => name)} isNarrow={opened !== undefined} />,
    },
    { key: 'building', title: t('archives.list.building'), width: 110, isWideOnly: true, render: (row) => nameOf.get(row.buildingId) },
    { key: 'floor', title: t('shell.field.floor'), width: 64, align: 'right', isWideOnly: true, render: (row) => row.floor },
    { key: 'use', title: t('shell.field.use'), width: 76, isWideOnly: true, render: (row) => label('unitUse', row.use) },
    {
      key: 'area',
      title: t('archives.list.area'),
      width: 96,
      align: 'right',
      isWideOnly: true,
      render: (row) => row.buildingArea !== null && t('archives.squareMetres', { n: formatNumber(row.buildingArea, 2) }),
    },
    {
      key: 'openCases',
      title: t('archives.list.openCases'),
      width: 60,
      align: 'right',
      render: (row) =>
        row.openCases > 0 ? (
          <Link to="/cases" search={{ unitId: row.id, open: 'true' }}>
            {row.openCases}
          </Link>
        ) : (
          ''
        ),
    },
  ]
  return opened ? columns.filter(({ isWideOnly }) => !isWideOnly) : columns
}

function Owners({ names, isNarrow }: { names: readonly string[]; isNarrow: boolean }) {
  const t = useT()
  const words = names.join(t('archives.comma'))
  return (
    <span className="gj-clip" style={{ display: 'block', maxWidth: isNarrow ? 92 : undefined }} title={words}>
      {words}
    </span>
  )
}
