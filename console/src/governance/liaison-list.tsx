import { Button, Segmented } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Liaison } from '@guanjia/contract/governance.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'

const LiaisonForm = lazy(() => import('./liaison-forms.tsx').then(({ LiaisonForm }) => ({ default: LiaisonForm })))

/** Open, late or settled, in shape and word. */
export function LiaisonLook({ row }: { row: Pick<Liaison, 'dueAt' | 'settledAt'> }) {
  const t = useT()
  if (row.dueAt === null) return <span className="gj-quiet">{t('headoffice.liaison.noFollowUp')}</span>
  return row.settledAt === null ? <Look look={{ tone: 'active', shape: 'half' }} text={t('headoffice.liaison.open')} /> : <Look look={{ tone: 'done', shape: 'tick' }} text={t('headoffice.liaison.done')} />
}

/** The two lists of outside parties: whom, and what was said. */
export function LiaisonTabs({ at }: { at: 'log' | 'parties' }) {
  const t = useT()
  const navigate = useNavigate()
  return <Segmented value={at} options={(['log', 'parties'] as const).map((value) => ({ value, label: t(`headoffice.liaison.${value}`) }))} onChange={(value) => void navigate({ to: value === 'log' ? '/org/liaisons' : '/org/parties' })} />
}

function useColumns(): Column<Liaison>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'at', title: t('headoffice.liaison.at'), width: 120, render: (row) => time.short(row.at) },
    { key: 'kind', title: t('headoffice.liaison.kind'), width: 88, render: (row) => label('partyKind', row.partyKind) },
    { key: 'party', title: t('headoffice.liaison.party'), width: 180, render: (row) => <span className="gj-clip" title={row.party.name}>{row.party.name}</span> },
    { key: 'subject', title: t('headoffice.liaison.subject'), render: (row) => <span className="gj-clip" title={row.subject}>{row.subject}</span> },
    { key: 'commitments', title: t('headoffice.liaison.commitments'), render: (row) => <span className="gj-clip" title={row.commitments}>{row.commitments}</span> },
    { key: 'state', title: t('headoffice.liaison.open'), width: 104, render: (row) => <LiaisonLook row={row} /> },
    { key: 'due', title: t('headoffice.liaison.due'), width: 236, render: (row) => (row.settledAt === null && row.clock ? <ClockBadge clock={row.clock} /> : row.dueAt && time.short(row.dueAt)) },
    { key: 'owner', title: t('headoffice.liaison.owner'), width: 90, render: (row) => row.owner?.name },
    { key: 'by', title: t('headoffice.liaison.by'), width: 90, isHidden: true, render: (row) => row.recordedBy.name },
  ]
}

/** What was said and agreed with whom outside the house, and what of it is still to be followed up. */
export function LiaisonList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, kind, partyId, open, overdue, mine, from, to } = state.search
  const filter = { q, kind: many(kind), partyId, open: yes(open), overdue: yes(overdue), mine: yes(mine), ...periodOf({ from, to }, site.timeZone) } as never
  const rows = useCall('governance.listLiaisons', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('governance:record') && <Button type="primary" onClick={() => setMaking(true)}>{t('headoffice.liaison.new')}</Button>
  return (
    <>
      <RecordList
        name="liaisons"
        title={t('headoffice.liaison.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/org/liaisons/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('headoffice.liaison.search') },
          { key: 'kind', kind: 'choices', label: t('headoffice.liaison.kind'), choices: useChoices('partyKind') },
          { key: 'period', kind: 'period', label: t('headoffice.liaison.at') },
        ]}
        views={(['all', 'open', 'overdue', 'mine'] as const).map((key) => ({ key, name: t(`headoffice.liaison.view.${key}`), query: key === 'all' ? '' : `${key}=true` }))}
        exportHref={(format) => urlOf('governance.exportLiaisons', { query: { siteId: site.id, format, filter } })}
        acts={<><OrgTabs at="liaisons" /><LiaisonTabs at="log" />{add}</>}
        empty={{ title: t('headoffice.liaison.empty'), hint: t('headoffice.liaison.emptyHint'), act: add }}
      />
      <Suspense>{making && <LiaisonForm partyId={partyId} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
