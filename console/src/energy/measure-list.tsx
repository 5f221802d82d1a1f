import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useCall, useT } from '@guanjia/ui'
import type { EnergyMeasure } from '@guanjia/contract/energy.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'
import { MeasureState, amount } from './looks.tsx'

const NewMeasure = lazy(() => import('./measure-form.tsx').then(({ NewMeasure }) => ({ default: NewMeasure })))

function useColumns(): Column<EnergyMeasure>[] {
  const t = useT()
  return [
    { key: 'number', title: t('energy.measures.number'), width: 150, render: (row) => row.number },
    { key: 'name', title: t('energy.measures.name'), render: (row) => row.name },
    { key: 'of', title: t('energy.measures.of'), width: 160, render: (row) => row.subject.name },
    { key: 'state', title: t('energy.measures.state'), width: 100, render: (row) => <MeasureState state={row.state} /> },
    { key: 'cost', title: t('energy.measures.cost'), width: 120, align: 'right', render: (row) => formatMoney(row.costFen) },
    { key: 'baseline', title: t('energy.measures.mean'), width: 120, align: 'right', render: (row) => amount(row.baseline, row.unit) },
    { key: 'expected', title: t('energy.measures.expected'), width: 120, align: 'right', render: (row) => amount(row.expectedMonthly, row.unit) },
    { key: 'saved', title: t('energy.measures.saved'), width: 150, align: 'right', render: (row) => <>{amount(row.savedMonthly, row.unit)}{row.savedMonths > 0 && <span className="gj-quiet gj-small"> {t('energy.measures.savedOf', { n: row.savedMonths })}</span>}</> },
    { key: 'startedOn', title: t('energy.measures.startedOn'), width: 108, render: (row) => row.startedOn },
  ]
}

/** Measures that save energy, with what they really save. */
export function MeasureList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const { q, state: states, meterKind } = state.search
  const filter = { q, state: many(states), meterKind: many(meterKind) } as never
  const rows = useCall('energy.listEnergyMeasures', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  useShortcut('n', () => setMaking(true), may('energy:write'))
  const add = may('energy:write') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('energy.measures.new')}</Button>
  return (
    <>
      <RecordList
        name="energy-measures"
        title={t('energy.tabs.measures')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/energy/measures/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('energy.measures.search') },
          { key: 'state', kind: 'choices', label: t('energy.measures.state'), choices: useChoices('energyMeasureState') },
          { key: 'meterKind', kind: 'choices', label: t('energy.kind'), choices: useChoices('meterKind') },
        ]}
        exportHref={(format) => urlOf('energy.exportEnergyMeasures', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<div><EnergyTabs at="measures" /></div>}
        empty={{ title: t('energy.measures.empty'), hint: t('energy.measures.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <NewMeasure onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
