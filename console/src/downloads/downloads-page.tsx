import { DownloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { formatBytes, formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { Download } from '@guanjia/contract/downloads.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'

const LOOKS: Record<Download['state'], { tone: Tone; shape: Shape }> = {
  waiting: { tone: 'waiting', shape: 'pause' },
  running: { tone: 'active', shape: 'half' },
  done: { tone: 'done', shape: 'tick' },
  failed: { tone: 'overdue', shape: 'triangle' },
  cancelled: { tone: 'closed', shape: 'tick' },
}

/** The files that I had written in the background: how far they are, and what became of them. They are kept for seven days. */
export function DownloadsPage() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const downloads = useCall('downloads.listDownloads', {})
  const columns: Column<Download>[] = [
    { key: 'name', title: t('downloads.name'), render: (one) => one.name || t('downloads.unnamed') },
    {
      key: 'state',
      title: t('downloads.state'),
      width: 220,
      render: (one) => (
        <span className="gj-row" style={{ gap: 8 }}>
          <Look look={LOOKS[one.state]} text={label('downloadState', one.state)} />
          {one.state === 'running' && <Progress percent={100} showInfo={false} status="active" size="small" style={{ width: 80, margin: 0 }} />}
          {one.failure && <span className="gj-quiet gj-clip">{t(`error.${one.failure}` as 'error.internal')}</span>}
        </span>
      ),
    },
    { key: 'rows', title: t('downloads.rows'), width: 100, align: 'right', render: (one) => (one.rows > 0 ? formatNumber(one.rows) : '—') },
    { key: 'bytes', title: t('downloads.size'), width: 100, align: 'right', render: (one) => (one.bytes === null ? '—' : formatBytes(one.bytes)) },
    { key: 'at', title: t('downloads.asked'), width: 130, render: (one) => time.at(one.createdAt) },
    { key: 'until', title: t('downloads.until'), width: 130, render: (one) => time.at(one.expiresAt) },
    { key: 'acts', title: '', width: 190, align: 'right', render: (one) => <Acts download={one} /> },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('downloads.title')}</h1>
        <span className="gj-quiet">{t('downloads.hint')}</span>
      </div>
      <section className="gj-card gj-list">
        {downloads.error && !downloads.data ? (
          <div className="gj-body">
            <ProblemAlert error={downloads.error} onRetry={() => void downloads.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t('downloads.title')}
            columns={columns}
            rows={downloads.data?.items}
            rowKey={(one) => one.id}
            empty={
              <>
                <strong>{t('downloads.empty')}</strong>
                <p>{t('downloads.emptyHint')}</p>
              </>
            }
          />
        )}
      </section>
    </div>
  )
}

function Acts({ download }: { download: Download }) {
  const t = useT()
  const complain = useComplain()
  const act = useAct('downloads.actOnDownload', ['downloads'])
  return (
    <span className="gj-row" style={{ justifyContent: 'flex-end', gap: 4 }}>
      {download.state === 'done' && (
        <Button size="small" type="primary" icon={<DownloadOutlined />} href={urlOf('downloads.fetchDownload', { params: { id: download.id } })} download>
          {t('downloads.fetch')}
        </Button>
      )}
      {download.allowedActions.map((action) => (
        <Button
          key={action}
          size="small"
          type={action === 'discard' ? 'text' : 'default'}
          loading={act.isPending && act.variables?.body.action === action}
          onClick={() => act.mutate({ params: { id: download.id }, body: { action } }, { onError: complain })}
        >
          {t(`downloads.${action}`)}
        </Button>
      ))}
    </span>
  )
}
