import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { NightReading } from '@guanjia/contract/energy.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'
import { Verdict, amount } from './looks.tsx'

function useColumns(): Column<NightReading>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'from', title: t('energy.nights.from'), width: 160, render: (row) => <>{time.at(row.from)} <span className="gj-quiet">{row.fromValue}</span></> },
    { key: 'to', title: t('energy.nights.to'), width: 160, render: (row) => <>{time.at(row.to)} <span className="gj-quiet">{row.toValue}</span></> },
    { key: 'meter', title: t('energy.nights.meter'), render: (row) => <Link to="/registers/$kind/$id" params={{ kind: 'meter', id: row.meter.id }}>{row.meter.name}</Link> },
    { key: 'perHour', title: t('energy.nights.perHour'), width: 110, align: 'right', render: (row) => amount(row.perHour, 'm³', 3) },
    { key: 'usual', title: t('energy.nights.usual'), width: 110, align: 'right', render: (row) => amount(row.usualPerHour, 'm³', 3) },
    { key: 'verdict', title: t('energy.nights.verdict'), width: 140, render: (row) => <Verdict verdict={row.verdict} /> },
    { key: 'alarm', title: t('energy.nights.alarm'), width: 150, render: (row) => row.alarm && <Link to="/energy/alarms/$id" params={{ id: row.alarm.id }}>{row.alarm.name}</Link> },
    { key: 'by', title: t('energy.nights.by'), width: 84, render: (row) => row.by },
    { key: 'note', title: t('energy.nights.note'), width: 160, render: (row) => <span className="gj-clip" title={row.note}>{row.note}</span> },
  ]
}

/** What runs through water meters in quiet nights. */
export function Nights() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { verdict, meterId } = state.search
  const filter = { verdict: many(verdict), meterId } as never
  const rows = useCall('energy.listNightReadings', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="energy-nights"
      title={t('energy.tabs.nights')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      filters={[{ key: 'verdict', kind: 'choices', label: t('energy.nights.verdict'), choices: useChoices('nightVerdict') }]}
      exportHref={(format) => urlOf('energy.exportNightReadings', { query: { siteId: site.id, format, filter } })}
      above={<div><EnergyTabs at="nights" /></div>}
      empty={{ title: t('energy.nights.empty'), hint: t('energy.nights.emptyHint') }}
    />
  )
}
