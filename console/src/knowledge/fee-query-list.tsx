import { keepPreviousData } from '@tanstack/react-query'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { FeeQuery } from '@guanjia/contract/knowledge.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { KnowledgeTabs } from './knowledge-tabs.tsx'

/** Who asked for the fees of which home, by what they proved who they are, and who was turned away. */
export function FeeQueryList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const state = useListState()
  const { unitId, passed } = state.search
  const filter = { unitId, passed: yes(passed) }
  const rows = useCall('knowledge.listFeeQueries', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<FeeQuery>[] = [
    { key: 'at', title: t('knowledge.feeList.at'), width: 130, render: (row) => time.at(row.at) },
    { key: 'unit', title: t('shell.field.room'), width: 120, render: (row) => row.unit.name },
    { key: 'asked', title: t('knowledge.feeList.asked'), width: 120, render: (row) => row.askedName },
    { key: 'fact', title: t('knowledge.feeList.fact'), width: 170, render: (row) => label('callerFact', row.fact) },
    { key: 'passed', title: t('knowledge.feeList.passed'), width: 110, render: (row) => <Look look={row.isPassed ? { tone: 'done', shape: 'tick' } : { tone: 'overdue', shape: 'triangle' }} text={t(row.isPassed ? 'knowledge.feeList.yes' : 'knowledge.feeList.no')} /> },
    { key: 'lines', title: t('knowledge.feeList.lines'), render: (row) => <span className="gj-clip">{row.lines.map(({ name, amountFen }) => (amountFen === null ? name : `${name} ${formatMoney(amountFen)}`)).join('，')}</span> },
    { key: 'by', title: t('knowledge.feeList.by'), width: 100, render: (row) => row.by },
  ]
  return (
    <RecordList
      name="fee-queries"
      title={t('knowledge.feeList.title')}
      columns={columns}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/archives/units/${row.unit.id}`}
      filters={[{ key: 'unitId', kind: 'unit', label: t('shell.field.room') }]}
      views={[
        { key: 'all', name: t('knowledge.feeList.all'), query: '' },
        { key: 'no', name: t('knowledge.feeList.no'), query: 'passed=false' },
      ]}
      exportHref={(format) => urlOf('knowledge.exportFeeQueries', { query: { siteId: site.id, format, filter } })}
      acts={<KnowledgeTabs at="fees" />}
      empty={{ title: t('knowledge.feeList.empty'), hint: t('knowledge.feeList.emptyHint') }}
    />
  )
}
