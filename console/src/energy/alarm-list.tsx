import { keepPreviousData } from '@tanstack/react-query'
import { formatNumber, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EnergyAlarm } from '@guanjia/contract/energy.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'
import { AlarmState, Change } from './looks.tsx'

function useColumns(): Column<EnergyAlarm>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('energy.alarms.number'), width: 150, render: (row) => row.number },
    { key: 'month', title: t('energy.alarms.month'), width: 84, render: (row) => row.month },
    { key: 'kind', title: t('energy.alarms.kind'), width: 120, render: (row) => label('energyAlarmKind', row.kind) },
    { key: 'of', title: t('energy.alarms.of'), render: (row) => row.subject.name },
    { key: 'actual', title: t('energy.alarms.actual'), width: 110, align: 'right', render: (row) => `${formatNumber(row.actual, 2)} ${row.unit ?? ''}` },
    { key: 'expected', title: t('energy.alarms.expected'), width: 110, align: 'right', render: (row) => formatNumber(row.expected, 2) },
    { key: 'percent', title: t('energy.alarms.percent'), width: 90, align: 'right', render: (row) => <Change percent={row.percent} /> },
    { key: 'state', title: t('energy.alarms.state'), width: 120, render: (row) => <AlarmState state={row.state} /> },
    { key: 'explanation', title: t('energy.alarms.explanation'), width: 200, render: (row) => <span className="gj-clip" title={row.explanation}>{row.explanation}</span> },
    { key: 'order', title: t('energy.alarms.order'), width: 140, render: (row) => row.workOrder?.number },
    { key: 'raisedAt', title: t('energy.alarms.raisedAt'), width: 116, isHidden: true, render: (row) => time.at(row.raisedAt) },
    { key: 'closedAt', title: t('energy.alarms.closedAt'), width: 116, isHidden: true, render: (row) => time.at(row.closedAt) },
  ]
}

/** Uses that are odd, until somebody said why. */
export function AlarmList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { q, state: states, kind, meterKind, month, meterId } = state.search
  const filter = { q, state: many(states), kind: many(kind), meterKind: many(meterKind), month, meterId } as never
  const rows = useCall('energy.listEnergyAlarms', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useWordedBulk('/energy-alarms/{id}/actions', ['energy'], [{ action: 'explain', name: label('energyAlarmAction', 'explain'), words: 'note', isNeeded: true }, { action: 'raise_order', name: label('energyAlarmAction', 'raise_order'), words: 'note' }])
  return (
    <RecordList
      name="energy-alarms"
      title={t('energy.tabs.alarms')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/energy/alarms/${row.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('energy.alarms.search') },
        { key: 'state', kind: 'choices', label: t('energy.alarms.state'), choices: useChoices('energyAlarmState') },
        { key: 'kind', kind: 'choices', label: t('energy.alarms.kind'), choices: useChoices('energyAlarmKind') },
        { key: 'meterKind', kind: 'choices', label: t('energy.kind'), choices: useChoices('meterKind') },
      ]}
      views={[
        { key: 'open', name: t('energy.alarms.view.open'), query: 'state=open,in_hand' },
        { key: 'inHand', name: t('energy.alarms.view.inHand'), query: 'state=in_hand' },
        { key: 'all', name: t('energy.alarms.view.all'), query: '' },
      ]}
      bulk={may('energy:write') ? bulk : undefined}
      exportHref={(format) => urlOf('energy.exportEnergyAlarms', { query: { siteId: site.id, format, filter } })}
      above={<div><EnergyTabs at="alarms" /></div>}
      empty={{ title: t('energy.alarms.empty'), hint: t('energy.alarms.emptyHint') }}
    />
  )
}
