import { Button } from 'antd'
import { formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { TrailCheck } from '@guanjia/contract/privacy.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'

/** Whether anybody changed history behind the product's back: the last verifications of the trail, and a new one at once. */
export function TrailChecks() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const checks = useCall('privacy.listTrailChecks', {})
  const check = useAct('privacy.checkTrail', ['privacy'])
  const columns: Column<TrailCheck>[] = [
    { key: 'at', title: t('privacy.trail.at'), width: 140, render: (row) => time.at(row.finishedAt) },
    {
      key: 'result',
      title: t('privacy.trail.result'),
      width: 150,
      render: (row) =>
        row.findings === 0 ? <Look look={{ tone: 'done', shape: 'tick' }} text={t('privacy.trail.clean')} /> : <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('privacy.trail.found', { n: row.findings })} />,
    },
    { key: 'lines', title: t('privacy.trail.lines'), width: 110, align: 'right', render: (row) => formatNumber(row.lines) },
    { key: 'seals', title: t('privacy.trail.seals'), width: 90, align: 'right', render: (row) => formatNumber(row.seals) },
    { key: 'unsealed', title: t('privacy.trail.unsealed'), width: 110, align: 'right', render: (row) => formatNumber(row.unsealed) },
    { key: 'by', title: t('privacy.trail.by'), width: 120, render: (row) => row.askedBy || t('privacy.trail.nightly') },
    {
      key: 'examples',
      title: t('privacy.trail.where'),
      render: (row) => row.examples.slice(0, 3).map((one) => [label('trailFinding', one.kind), one.site?.name, one.recordType && label('recordType', one.recordType), one.at && time.at(one.at)].filter(Boolean).join(' ')).join('；'),
    },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('privacy.trail.title')}</h1>
        <span className="gj-quiet">{t('privacy.trail.hint')}</span>
        <span style={{ marginLeft: 'auto' }}>
          <ExportMenu isLong={false} href={(format) => urlOf('privacy.exportTrailChecks', { query: { format } })} />
        </span>
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate({}, { onError: complain })}>
          {t('privacy.trail.verify')}
        </Button>
      </div>
      <section className="gj-card gj-list">
        {checks.error && !checks.data ? (
          <div className="gj-body">
            <ProblemAlert error={checks.error} onRetry={() => void checks.refetch()} />
          </div>
        ) : (
          <DataTable label={t('privacy.trail.title')} columns={columns} rows={checks.data?.items} rowKey={(row) => row.id} empty={<strong>{t('privacy.trail.none')}</strong>} />
        )}
      </section>
    </div>
  )
}
