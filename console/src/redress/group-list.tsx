import { Link } from '@tanstack/react-router'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { ComplaintGroup } from '@guanjia/contract/redress.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { GroupTag } from './looks.tsx'
import { RedressTabs } from './redress-tabs.tsx'

/** Complaints that are answered together, the newest first. */
export function GroupList() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const found = useCall('redress.listComplaintGroups', { query: { siteId: site.id } })
  const columns: Column<ComplaintGroup>[] = [
    { key: 'number', title: t('redress.field.number'), width: 160, render: (row) => row.number },
    { key: 'category', title: t('redress.field.category'), width: 160, render: (row) => row.category.name },
    { key: 'status', title: t('redress.field.status'), width: 130, render: (row) => <GroupTag status={row.status} /> },
    { key: 'households', title: t('redress.group.households'), width: 80, align: 'right', render: (row) => row.households },
    { key: 'complaints', title: t('redress.group.complaints'), width: 80, align: 'right', render: (row) => row.complaints },
    {
      key: 'lead',
      title: t('redress.group.lead'),
      render: (row) => (
        <Link to="/cases/$id" params={{ id: row.lead.id }}>
          {row.lead.number} {row.lead.title}
        </Link>
      ),
    },
    { key: 'formedAt', title: t('redress.group.formedAt'), width: 130, render: (row) => time.at(row.formedAt) },
    { key: 'lastJoinedAt', title: t('redress.group.lastJoinedAt'), width: 130, render: (row) => time.at(row.lastJoinedAt) },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('redress.group.list')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <RedressTabs at="groups" />
          <ExportMenu isLong={false} href={(format) => urlOf('redress.exportComplaintGroups', { query: { siteId: site.id, format } })} />
        </div>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <DataTable
        label={t('redress.group.list')}
        columns={columns}
        rows={found.data?.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `/complaint-groups/${row.id}`}
        empty={
          <>
            <strong>{t('redress.group.empty')}</strong>
            <p>{t('redress.group.emptyHint')}</p>
          </>
        }
      />
    </div>
  )
}
