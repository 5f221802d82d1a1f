import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { LegalInspection } from '@guanjia/contract/maintenance.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DaysLeft, LegalTag } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const LegalForm = lazy(() => import('./legal-form.tsx').then(({ LegalForm }) => ({ default: LegalForm })))

function useColumns(): Column<LegalInspection>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'name', title: t('maintenance.legal.name'), render: (row) => row.name },
    { key: 'kind', title: t('maintenance.legal.kind'), width: 136, render: (row) => label('legalKind', row.kind) },
    { key: 'of', title: t('maintenance.legal.of'), width: 140, render: (row) => <span className="gj-clip">{row.facility ? `${row.facility.code} ${row.facility.name}` : row.class?.name}</span> },
    { key: 'state', title: t('maintenance.legal.state'), width: 110, render: (row) => <LegalTag state={row.state} /> },
    { key: 'left', title: t('maintenance.legal.daysLeft'), width: 190, render: (row) => <span className="gj-row" style={{ gap: 4 }}><DaysLeft of={row} />{row.mustStop && <span className="gj-tone gj-pill" data-tone="overdue">▲ {t('maintenance.legal.mustStop')}</span>}</span> },
    { key: 'due', title: t('maintenance.legal.dueOn'), width: 116, render: (row) => row.dueOn ?? <span className="gj-quiet">—</span> },
    { key: 'certificate', title: t('maintenance.legal.number'), width: 130, render: (row) => <span className="gj-clip">{row.certificate?.number}</span> },
    { key: 'party', title: t('maintenance.legal.party'), width: 160, isHidden: true, render: (row) => row.party?.name },
    { key: 'owner', title: t('maintenance.legal.owner'), width: 104, render: (row) => row.owner?.name ?? <span className="gj-tone" data-tone="soon">▲ {t('maintenance.nobody')}</span> },
    { key: 'months', title: t('maintenance.legal.months'), width: 90, align: 'right', isHidden: true, render: (row) => t('maintenance.months', { n: row.months }) },
  ]
}

/** 法定检验: what the law asks for, most pressing first, as a traffic light by the days that the certificate still holds. */
export function LegalList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const { q, kind, state: states, active } = state.search
  const filter = { q, kind: many(kind), state: many(states), active: yes(active) } as never
  const found = useCall('maintenance.listLegalInspections', { query: { siteId: site.id, filter } })
  const mayWrite = may('maintenance:write')
  useShortcut('n', () => setMaking(true), mayWrite)
  const add = mayWrite && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('maintenance.legal.new')}</Button>
  return (
    <>
      <RecordList
        name="legal-inspections"
        title={t('maintenance.tabs.legal')}
        columns={useColumns()}
        state={state}
        rows={useOnePage(found)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/maintenance/legal/${row.id}`}
        urgency={(row) => (row.state === 'overdue' || row.state === 'failed' ? 'emergency' : row.state === 'due' ? 'urgent' : '')}
        filters={[
          { key: 'q', kind: 'words', label: t('maintenance.legal.search') },
          { key: 'kind', kind: 'choices', label: t('maintenance.legal.kind'), choices: useChoices('legalKind') },
          { key: 'state', kind: 'choices', label: t('maintenance.legal.state'), choices: useChoices('legalState') },
          { key: 'active', kind: 'flag', label: t('maintenance.onlyActive') },
        ]}
        views={[
          { key: 'active', name: t('maintenance.legal.view.active'), query: 'active=true' },
          { key: 'pressing', name: t('maintenance.legal.view.pressing'), query: 'state=due,overdue,failed&active=true' },
          { key: 'unknown', name: t('maintenance.legal.view.unknown'), query: 'state=unknown&active=true' },
          { key: 'all', name: t('maintenance.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('maintenance.exportLegalInspections', { query: { siteId: site.id, format, filter } })}
        printHref={urlOf('maintenance.printLegalInspections', { query: { siteId: site.id, filter } })}
        acts={<><ImportLink kind="legal_inspections" needs="maintenance:write" />{add}</>}
        above={<MaintenanceTabs at="legal" />}
        empty={{ title: t('maintenance.legal.empty'), hint: t('maintenance.legal.emptyHint'), act: <span className="gj-row" style={{ justifyContent: 'center' }}><ReadyPlans size="small" />{add}</span> }}
      />
      <Suspense>{isMaking && <LegalForm legal={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
