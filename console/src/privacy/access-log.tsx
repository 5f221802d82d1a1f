import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { AccessEntry } from '@guanjia/contract/privacy.ts'
import { useChoices } from '../kit/choices.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'

function useColumns(): Column<AccessEntry>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'at', title: t('privacy.log.at'), width: 110, render: (row) => time.at(row.at) },
    { key: 'actor', title: t('privacy.log.actor'), width: 150, render: (row) => [row.actor.name, row.actor.position].filter(Boolean).join(' · ') },
    { key: 'act', title: t('privacy.log.act'), width: 100, render: (row) => label('accessAct', row.act) },
    { key: 'classes', title: t('privacy.log.classes'), width: 120, render: (row) => row.classes.map((one) => label('dataClass', one)).join('、') },
    {
      key: 'subject',
      title: t('privacy.log.subject'),
      width: 150,
      render: (row) => [row.person?.name, row.unit?.name, row.rows !== null && t('privacy.log.rows', { n: row.rows }), row.recipient].filter(Boolean).join(' · '),
    },
    { key: 'purpose', title: t('privacy.purpose'), width: 90, render: (row) => label('accessPurpose', row.purpose) },
    { key: 'reason', title: t('privacy.reason'), render: (row) => <span className="gj-clip">{row.reason}</span> },
  ]
}

/** Who looked at personal data of the site, when, and why. */
export function AccessLog() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { search } = state
  const filter = { act: many<AccessEntry['act']>(search.act), purpose: many<AccessEntry['purpose']>(search.purpose), from: search.from, to: search.to }
  const rows = useCall('privacy.listAccess', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="access-log"
      title={t('privacy.log.title')}
      columns={useColumns()}
      filters={[
        { key: 'act', kind: 'choices', label: t('privacy.log.act'), choices: useChoices('accessAct') },
        { key: 'purpose', kind: 'choices', label: t('privacy.purpose'), choices: useChoices('accessPurpose') },
        { key: 'period', kind: 'period', label: t('privacy.log.at') },
      ]}
      views={[{ key: 'all', name: t('privacy.log.all'), query: '' }, { key: 'unmask', name: t('privacy.log.unmasked'), query: 'act=unmask' }, { key: 'out', name: t('privacy.log.out'), query: 'act=export,disclose' }]}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => (row.person ? `/archives/persons/${row.person.id}` : '/settings/access-log')}
      exportHref={(format) => urlOf('privacy.exportAccess', { query: { siteId: site.id, format, filter } })}
      empty={{ title: t('privacy.log.empty'), hint: t('privacy.log.emptyHint') }}
    />
  )
}

/** Looks that deserve a question: many in a short time, at odd hours, outside the own zone. */
export function UnusualLooks() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const answer = useCall('privacy.unusualAccess', { query: { siteId: site.id } })
  const columns = useColumns()
  const whole: Column<AccessEntry & { why: readonly string[] }>[] = [
    ...columns.slice(0, 2),
    { key: 'why', title: t('privacy.unusual.why'), width: 180, render: (row) => row.why.map((one) => label('unusualReason', one)).join('、') },
    ...columns.slice(2),
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('privacy.unusual.title')}</h1>
        {answer.data && <span className="gj-quiet">{t('privacy.unusual.looked', { n: answer.data.looked })}</span>}
        <span style={{ marginLeft: 'auto' }}><ExportMenu isLong={false} href={(format) => urlOf('privacy.exportUnusualAccess', { query: { siteId: site.id, format } })} /></span>
      </div>
      <section className="gj-card gj-list">
        {answer.error && !answer.data ? (
          <div className="gj-body">
            <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
          </div>
        ) : (
          <DataTable label={t('privacy.unusual.title')} columns={whole} rows={answer.data?.items} rowKey={(row) => row.id} empty={<strong>{t('privacy.unusual.none')}</strong>} />
        )}
      </section>
    </div>
  )
}
