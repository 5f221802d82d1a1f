import { keepPreviousData } from '@tanstack/react-query'
import { formatNumber, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { UnitPapers } from '@guanjia/contract/documents.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { ArchiveTabs } from './look.tsx'

/** How complete the files of the units are; each figure opens to its units. */
export function Completeness() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const state = useListState()
  const { q, missing, kind } = state.search
  const filter = { q, missing: yes(missing), kindId: kind, state: many<UnitPapers['state']>(state.search.state) }
  const rows = useCall('documents.documentCompleteness', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<UnitPapers>[] = [
    { key: 'unit', title: t('documents.field.unit'), width: 120, render: (row) => row.unit.name },
    { key: 'state', title: t('documents.field.unitState'), width: 110, render: (row) => label('unitState', row.state) },
    { key: 'have', title: t('documents.complete.have'), width: 100, align: 'right', render: (row) => `${row.required.length - row.missing.length} / ${row.required.length}` },
    { key: 'missing', title: t('documents.complete.missing'), render: (row) => (row.missing.length > 0 ? row.missing.map(({ name }) => name).join('、') : <span className="gj-tone" data-tone="done">{t('documents.complete.whole')}</span>) },
  ]
  const sum = rows.data
  return (
    <RecordList
      name="document-completeness"
      title={t('documents.complete.title')}
      columns={columns}
      state={state}
      rows={rows}
      rowKey={(row) => row.unit.id}
      rowHref={(row) => `/archives/units/${row.unit.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('documents.complete.search') },
        { key: 'kind', kind: 'choices', label: t('documents.complete.kind'), choices: (sum?.byKind ?? []).map((one) => ({ value: one.kind.id, label: `${one.kind.name} ${t('documents.complete.lack', { n: one.missing })}` })) },
        { key: 'state', kind: 'choices', label: t('documents.field.unitState'), choices: useChoices('unitState') },
      ]}
      views={[
        { key: 'missing', name: t('documents.complete.missingView'), query: 'missing=true' },
        { key: 'whole', name: t('documents.complete.wholeView'), query: 'missing=false' },
        { key: 'all', name: t('documents.view.all'), query: '' },
      ]}
      exportHref={(format) => urlOf('documents.exportCompleteness', { query: { siteId: site.id, format, filter } })}
      acts={
        <>
          {sum && <span className="gj-quiet">{sum.rate === null ? t('documents.complete.none') : t('documents.complete.sum', { n: formatNumber(sum.complete), of: formatNumber(sum.units), rate: Math.round(sum.rate * 1000) / 10 })}</span>}
          <ArchiveTabs at="completeness" />
        </>
      }
      empty={{ title: t('documents.complete.empty'), hint: t('documents.complete.emptyHint') }}
    />
  )
}
