import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useT, type Shape, type Tone } from '@guanjia/ui'
import type { RuleSummary } from '@guanjia/contract/rulebook.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { RuleTabs } from './governance-tabs.tsx'

const RuleEditor = lazy(() => import('./rule-editor.tsx').then(({ RuleEditor }) => ({ default: RuleEditor })))

export const KINDS = ['policy', 'operating_rule', 'duty_sheet'] as const
const AUDIENCES = ['staff', 'owner', 'everybody'] as const
const FORCES = ['in_force', 'pending', 'expired'] as const
const FORCE_LOOKS: Record<NonNullable<RuleSummary['force']>, { tone: Tone; shape: Shape }> = { in_force: { tone: 'done', shape: 'tick' }, pending: { tone: 'soon', shape: 'half' }, expired: { tone: 'overdue', shape: 'triangle' } }

/** Draft, withdrawn, or how the version that was published stands today. */
export function RuleLook({ rule }: { rule: Pick<RuleSummary, 'state' | 'force'> }) {
  const t = useT()
  if (rule.state === 'published' && rule.force !== null) return <Look look={FORCE_LOOKS[rule.force]} text={t(`governance.force.${rule.force}`)} />
  return <Look look={rule.state === 'draft' ? { tone: 'idle', shape: 'ring' } : { tone: 'closed', shape: 'tick' }} text={t(`governance.state.${rule.state}`)} />
}

function useColumns(): Column<RuleSummary>[] {
  const t = useT()
  return [
    { key: 'code', title: t('governance.rule.code'), width: 130, render: (row) => row.code },
    { key: 'name', title: t('governance.rule.name'), render: (row) => <span className="gj-clip" title={row.name}>{row.name}</span> },
    { key: 'kind', title: t('governance.rule.kind'), width: 110, render: (row) => t(`governance.kind.${row.kind}`) },
    { key: 'for', title: t('governance.rule.for'), width: 150, render: (row) => row.position?.name ?? t(`governance.audience.${row.audience}`) },
    { key: 'site', title: t('governance.rule.site'), width: 120, render: (row) => row.site?.name ?? t('governance.rule.allSites') },
    { key: 'state', title: t('governance.rule.state'), width: 150, render: (row) => <span className="gj-row" style={{ gap: 6 }}><RuleLook rule={row} />{row.hasDraft && row.state !== 'draft' && <span className="gj-quiet gj-small">{t('governance.rule.hasDraft')}</span>}</span> },
    { key: 'version', title: t('governance.rule.version'), width: 80, render: (row) => row.currentVersion !== null && t('governance.rule.versionN', { n: row.currentVersion }) },
    { key: 'effective', title: t('governance.rule.effectiveOn'), width: 110, render: (row) => row.effectiveOn },
    { key: 'read', title: t('governance.rule.mine'), width: 100, render: (row) => row.state === 'published' && row.isRead !== null && (row.isRead ? <span className="gj-quiet">{t('governance.rule.isRead')}</span> : <span className="gj-tone" data-tone="soon">{t('governance.rule.isUnread')}</span>) },
  ]
}

/** The rulebook: policies, operating rules and duty sheets, with what I have still to confirm in sight. */
export function RuleList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, kind, audience, state: states, force, unread } = state.search
  const filter = { q, siteId: site.id, kind: many(kind), audience: many(audience), state: many(states), force: many(force), unread: yes(unread) } as never
  const rows = useCall('rulebook.listRules', { query: { filter } })
  const add = may('standards:write') && <Button type="primary" onClick={() => setMaking(true)}>{t('governance.rule.new')}</Button>
  return (
    <>
      <RecordList
        name="rulebook"
        title={t('governance.rule.title')}
        columns={useColumns()}
        state={state}
        rows={useOnePage(rows)}
        rowKey={(row: RuleSummary) => row.id}
        rowHref={(row: RuleSummary) => `/rulebook/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('governance.rule.search') },
          { key: 'kind', kind: 'choices', label: t('governance.rule.kind'), choices: KINDS.map((value) => ({ value, label: t(`governance.kind.${value}`) })) },
          { key: 'audience', kind: 'choices', label: t('governance.rule.for'), choices: AUDIENCES.map((value) => ({ value, label: t(`governance.audience.${value}`) })) },
          { key: 'force', kind: 'choices', label: t('governance.rule.state'), choices: FORCES.map((value) => ({ value, label: t(`governance.force.${value}`) })) },
        ]}
        views={[
          { key: 'all', name: t('governance.rule.all'), query: '' },
          { key: 'unread', name: t('governance.rule.unread'), query: 'unread=true' },
          { key: 'duties', name: t('governance.kind.duty_sheet'), query: 'kind=duty_sheet' },
          { key: 'withdrawn', name: t('governance.state.withdrawn'), query: 'state=withdrawn' },
        ]}
        exportHref={(format) => urlOf('rulebook.exportRules', { query: { format, filter } })}
        acts={<><RuleTabs at="rules" />{add}</>}
        empty={{ title: t('governance.rule.empty'), hint: t('governance.rule.emptyHint'), act: add }}
      />
      <Suspense>{making && <RuleEditor rule={null} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}
