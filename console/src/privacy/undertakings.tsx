import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { Undertaking } from '@guanjia/contract/privacy.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

/** Who of the site promised to keep personal data confidential, in the version that is valid now. */
export function Undertakings() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const answer = useCall('privacy.listUndertakings', { query: { siteId: site.id } })
  const columns: Column<Undertaking>[] = [
    { key: 'name', title: t('privacy.undertaking.who'), width: 140, render: (row) => row.employee.name },
    { key: 'position', title: t('privacy.undertaking.position'), width: 160, render: (row) => row.position },
    {
      key: 'state',
      title: t('privacy.undertaking.state'),
      width: 150,
      render: (row) =>
        row.isCurrent ? <Look look={{ tone: 'done', shape: 'tick' }} text={t('privacy.undertaking.isSigned')} /> : <Look look={{ tone: 'soon', shape: 'bell' }} text={t('privacy.undertaking.outstanding')} />,
    },
    { key: 'version', title: t('privacy.undertaking.version'), width: 80, align: 'right', render: (row) => row.version ?? '—' },
    { key: 'at', title: t('privacy.undertaking.at'), render: (row) => (row.signedAt ? time.at(row.signedAt) : '—') },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('privacy.undertaking.list')}</h1>
        <span style={{ marginLeft: 'auto' }}>
          <ExportMenu isLong={false} href={(format) => urlOf('privacy.exportUndertakings', { query: { siteId: site.id, format } })} />
        </span>
      </div>
      <section className="gj-card gj-list">
        {answer.error && !answer.data ? (
          <div className="gj-body">
            <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
          </div>
        ) : (
          <DataTable label={t('privacy.undertaking.list')} columns={columns} rows={answer.data?.items} rowKey={(row) => row.employee.id} empty={<strong>{t('privacy.undertaking.nobody')}</strong>} />
        )}
      </section>
    </div>
  )
}
