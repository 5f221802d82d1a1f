import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, formatPercent, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { LampCount } from '@guanjia/contract/lamps.ts'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { useShortcut } from '../../kit/shortcuts.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { InspectionTabs } from '../inspection-tabs.tsx'

const LampForm = lazy(() => import('./lamp-form.tsx').then(({ LampForm }) => ({ default: LampForm })))

export function LitRate({ row }: { row: Pick<LampCount, 'lit' | 'inspected'> }) {
  const text = formatPercent((row.lit / row.inspected) * 100)
  return row.lit < row.inspected ? <span className="gj-tone" data-tone="overdue">▲ {text}</span> : <>{text}</>
}

function useColumns(): Column<LampCount>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'at', title: t('fiveStandards.lamps.at'), width: 116, render: (row) => <span style={row.voided ? { textDecoration: 'line-through' } : undefined}>{time.at(row.countedAt)}</span> },
    { key: 'zone', title: t('fiveStandards.zone'), width: 110, render: (row) => row.zone?.name },
    { key: 'building', title: t('fiveStandards.lamps.building'), width: 100, render: (row) => row.building?.name },
    { key: 'place', title: t('fiveStandards.lamps.place'), render: (row) => row.place },
    { key: 'inspected', title: t('fiveStandards.lamps.inspected'), width: 88, align: 'right', render: (row) => formatNumber(row.inspected) },
    { key: 'lit', title: t('fiveStandards.lamps.lit'), width: 80, align: 'right', render: (row) => formatNumber(row.lit) },
    { key: 'rate', title: t('fiveStandards.lamps.rate'), width: 96, align: 'right', render: (row) => <LitRate row={row} /> },
    { key: 'broken', title: t('fiveStandards.lamps.broken'), width: 200, render: (row) => row.broken.map(({ place, count }) => `${place} ×${count}`).join('、') },
    { key: 'source', title: t('fiveStandards.lamps.source'), width: 150, isHidden: true, render: (row) => [label('lampSource', row.source), row.task?.name].filter(Boolean).join(' ') },
    { key: 'by', title: t('fiveStandards.lamps.by'), width: 84, render: (row) => row.countedBy.name },
  ]
}

/** Lamp counts of the site: what burns, and where it is dark. */
export function LampList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isCounting, setCounting] = useState(false)
  const { q, zoneId, buildingId, source, dark, voided, from, to } = state.search
  const filter = { q, zoneId, buildingId, source: many<'by_hand' | 'round'>(source), dark: yes(dark), voided: yes(voided), from, to }
  const rows = useCall('lamps.listLampCounts', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const zones = useCall('organization.listZones', { query: { siteId: site.id } }, { staleTime: 300_000 })
  useShortcut('n', () => setCounting(true), may('inspections:work'))
  const add = may('inspections:work') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCounting(true)}>{t('fiveStandards.lamps.new')}</Button>
  return (
    <>
      <RecordList
        name="lamp-counts"
        title={t('fiveStandards.lamps.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/inspections/lamps/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('fiveStandards.lamps.search') },
          { key: 'zoneId', kind: 'one', label: t('fiveStandards.zone'), choices: (zones.data?.items ?? []).map((zone) => ({ value: zone.id, label: zone.name })) },
          { key: 'source', kind: 'choices', label: t('fiveStandards.lamps.source'), choices: useChoices('lampSource') },
          { key: 'period', kind: 'period', label: t('fiveStandards.lamps.when') },
          { key: 'dark', kind: 'flag', label: t('fiveStandards.lamps.dark') },
        ]}
        views={[
          { key: 'counting', name: t('fiveStandards.lamps.view.counting'), query: '' },
          { key: 'dark', name: t('fiveStandards.lamps.view.dark'), query: 'dark=true' },
          { key: 'voided', name: t('fiveStandards.lamps.view.voided'), query: 'voided=true' },
        ]}
        exportHref={(format) => urlOf('lamps.exportLampCounts', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<div><InspectionTabs at="lamps" /></div>}
        empty={{ title: t('fiveStandards.lamps.empty'), hint: t('fiveStandards.lamps.emptyHint'), act: add }}
      />
      <Suspense>{isCounting && <LampForm onClose={() => setCounting(false)} />}</Suspense>
    </>
  )
}
