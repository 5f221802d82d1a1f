import { useCall, useLabel, useT, useTime, formatNumber, type Shape, type Tone } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'

const LOOKS: Record<ImportRun['state'], { tone: Tone; shape: Shape }> = {
  checking: { tone: 'active', shape: 'half' },
  checked: { tone: 'waiting', shape: 'pause' },
  committing: { tone: 'active', shape: 'half' },
  done: { tone: 'done', shape: 'tick' },
  failed: { tone: 'overdue', shape: 'triangle' },
  cancelled: { tone: 'closed', shape: 'tick' },
}

export function ImportStateTag({ state }: { state: ImportRun['state'] }) {
  const label = useLabel()
  return <Look look={LOOKS[state]} text={label('importState', state)} />
}

/** What was imported before, by whom, and with what result; unfinished ones go on from here. */
export function EarlierImports() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const runs = useCall('imports.listImports', { query: { siteId: site.id } })
  const columns: Column<ImportRun>[] = [
    { key: 'file', title: t('imports.earlier.file'), render: (run) => run.file.name },
    { key: 'kind', title: t('imports.earlier.kind'), width: 100, render: (run) => label('importKind', run.kind) },
    { key: 'state', title: t('imports.earlier.state'), width: 110, render: (run) => <ImportStateTag state={run.state} /> },
    { key: 'counts', title: t('imports.earlier.counts'), width: 280, render: (run) => <CountWords run={run} /> },
    { key: 'rows', title: t('imports.earlier.rows'), width: 90, align: 'right', render: (run) => formatNumber(run.counts.rows) },
    { key: 'by', title: t('imports.earlier.by'), width: 110, render: (run) => run.createdBy },
    { key: 'at', title: t('imports.earlier.at'), width: 130, render: (run) => time.at(run.createdAt) },
  ]
  return (
    <section className="gj-card" style={{ overflow: 'hidden' }}>
      <header>
        <h2>{t('imports.earlier.title')}</h2>
      </header>
      {runs.error && !runs.data ? (
        <div className="gj-body">
          <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />
        </div>
      ) : (
        <DataTable
          label={t('imports.earlier.title')}
          columns={columns}
          rows={runs.data?.items}
          rowKey={(run) => run.id}
          rowHref={(run) => `/imports/${run.id}`}
          empty={
            <>
              <h3>{t('imports.earlier.empty')}</h3>
              <p>{t('imports.earlier.emptyHint')}</p>
            </>
          }
        />
      )}
    </section>
  )
}

/** `新增 600 · 变更 3 · 错误 2`; what did not occur is left out. */
function CountWords({ run }: { run: ImportRun }) {
  const t = useT()
  const { counts } = run
  const shown = (['new', 'changed', 'same', 'errors'] as const).filter((what) => counts[what] > 0)
  return (
    <>
      {shown.map((what, index) => (
        <span key={what}>
          {index > 0 && <span className="gj-quiet"> · </span>}
          <span className={what === 'errors' ? 'gj-tone' : undefined} data-tone={what === 'errors' ? 'overdue' : undefined}>
            {t(`imports.count.${what}`)} {formatNumber(counts[what])}
          </span>
        </span>
      ))}
    </>
  )
}
