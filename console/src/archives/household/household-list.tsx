import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useT } from '@guanjia/ui'
import type { HouseholdSummary } from '@guanjia/contract/households.ts'
import { HOUSEHOLD_TYPES } from '@guanjia/ui/archives/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { ArchivesTabs } from '../archives-tabs.tsx'

/** Every household's file by its number; a row opens the home with all that is known of it. */
export function HouseholdList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { q, type } = state.search
  const filter = { q, type: many<HouseholdSummary['type']>(type) }
  const rows = useCall('households.listHouseholds', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<HouseholdSummary>[] = [
    { key: 'number', title: t('households.number'), width: 180, render: (row) => row.number },
    { key: 'unit', title: t('shell.field.room'), width: 120, render: (row) => row.unit.code },
    { key: 'main', title: t('households.book.main'), render: (row) => row.main?.name },
    { key: 'type', title: t('households.type'), width: 130, render: (row) => t(`households.words.householdType.${row.type}`) },
    { key: 'openedOn', title: t('households.book.openedOn'), width: 120, render: (row) => row.openedOn },
    { key: 'closedOn', title: t('households.book.closedOn'), width: 120, render: (row) => row.closedOn },
  ]
  return (
    <RecordList
      name="households"
      title={t('archives.title')}
      columns={columns}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/archives/units/${row.unit.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('households.book.search') },
        { key: 'type', kind: 'choices', label: t('households.type'), choices: HOUSEHOLD_TYPES.map((value) => ({ value, label: t(`households.words.householdType.${value}`) })) },
      ]}
      views={[
        { key: 'all', name: t('archives.all'), query: '' },
        { key: 'tenants', name: t('households.words.householdType.tenant'), query: 'type=tenant' },
        { key: 'vacant', name: t('households.words.householdType.vacant_owner'), query: 'type=vacant_owner' },
      ]}
      exportHref={(format) => urlOf('households.exportHouseholds', { query: { siteId: site.id, format, filter } })}
      acts={<ArchivesTabs at="households" />}
      empty={{ title: t('households.book.empty'), hint: t('households.book.emptyHint') }}
    />
  )
}
