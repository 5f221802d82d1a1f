import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { formatNumber, urlOf, useAct, useLabel, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'

const FILTERS = ['all', 'new', 'changed', 'same', 'errors', 'warnings'] as const
type Show = (typeof FILTERS)[number]
type Row = ImportRun['preview'][number] & { index: number }
type Problem = ImportRun['problems'][number] & { index: number }

const TONES: Record<Show, string | undefined> = {
  all: undefined,
  new: 'done',
  changed: 'active',
  same: 'closed',
  errors: 'overdue',
  warnings: 'soon',
}
const SHOWN = 300

/** What will be written and what is wrong, before anything is written. */
export function PreviewStep({ run }: { run: ImportRun }) {
  const t = useT()
  const { search, change } = useUrlSearch()
  const { counts } = run
  const countOf = (show: Show): number => (show === 'all' ? counts.rows : counts[show])
  const show = FILTERS.find((one) => one === search.show) ?? (counts.errors > 0 ? 'errors' : 'all')
  return (
    <>
      <div className="gj-counts" role="group" aria-label={t('imports.preview.title')}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            className="gj-count"
            aria-pressed={one === show}
            data-tone={countOf(one) > 0 ? TONES[one] : undefined}
            onClick={() => change({ show: one })}
          >
            <strong>{formatNumber(countOf(one))}</strong>
            <span>{t(`imports.count.${one}`)}</span>
          </button>
        ))}
      </div>
      <section className="gj-card gj-plain-rows" style={{ overflow: 'hidden' }}>
        {show === 'errors' || show === 'warnings' ? (
          <Problems run={run} severity={show === 'errors' ? 'error' : 'warning'} />
        ) : (
          <Rows run={run} show={show} />
        )}
      </section>
      <Commit run={run} />
    </>
  )
}

function Rows({ run, show }: { run: ImportRun; show: Exclude<Show, 'errors' | 'warnings'> }) {
  const t = useT()
  const label = useLabel()
  const rows = run.preview.map((row, index) => ({ ...row, index })).filter(({ verdict }) => show === 'all' || verdict === show)
  const columns: Column<Row>[] = [
    { key: 'row', title: t('imports.preview.row'), width: 72, align: 'right', render: (row) => row.row },
    {
      key: 'verdict',
      title: t('imports.preview.verdict'),
      width: 84,
      render: (row) => (
        <span className="gj-tone" data-tone={TONES[row.verdict === 'error' ? 'errors' : row.verdict]}>
          {label('importVerdict', row.verdict)}
        </span>
      ),
    },
    { key: 'text', title: t('imports.preview.text'), render: (row) => <span title={row.text}>{row.text}</span> },
  ]
  const all = show === 'all' ? run.counts.rows : run.counts[show]
  return (
    <>
      <DataTable
        label={t('imports.preview.title')}
        columns={columns}
        rows={rows.slice(0, SHOWN)}
        rowKey={(row) => String(row.index)}
        onOpen={() => {}}
        empty={<h3>{t(`imports.preview.none.${show}`)}</h3>}
      />
      <First shown={Math.min(rows.length, SHOWN)} all={all} />
    </>
  )
}

function Problems({ run, severity }: { run: ImportRun; severity: Problem['severity'] }) {
  const t = useT()
  const problems = run.problems.map((problem, index) => ({ ...problem, index })).filter((problem) => problem.severity === severity)
  const columns: Column<Problem>[] = [
    { key: 'row', title: t('imports.preview.row'), width: 72, align: 'right', render: (problem) => problem.row },
    { key: 'reason', title: t('imports.preview.reason'), render: (problem) => <span title={problem.message}>{problem.message}</span> },
    {
      key: 'value',
      title: t('imports.preview.value'),
      width: 220,
      render: (problem) => <span title={problem.value}>{problem.value}</span>,
    },
    {
      key: 'column',
      title: t('imports.preview.column'),
      width: 150,
      render: (problem) => problem.column || <span className="gj-quiet">{t('imports.preview.wholeRow')}</span>,
    },
    { key: 'sheet', title: t('imports.preview.sheet'), width: 150, render: (problem) => problem.sheet },
  ]
  return (
    <>
      <DataTable
        label={t(`imports.count.${severity === 'error' ? 'errors' : 'warnings'}`)}
        columns={columns}
        rows={problems.slice(0, SHOWN)}
        rowKey={(problem) => String(problem.index)}
        onOpen={() => {}}
        empty={<h3>{t(`imports.preview.none.${severity === 'error' ? 'errors' : 'warnings'}`)}</h3>}
      />
      <First shown={Math.min(problems.length, SHOWN)} all={severity === 'error' ? run.counts.errors : run.counts.warnings} />
    </>
  )
}

function First({ shown, all }: { shown: number; all: number }) {
  const t = useT()
  if (shown >= all || shown === 0) return null
  return (
    <p className="gj-quiet" style={{ padding: '8px 14px' }}>
      {t('imports.preview.first', { n: formatNumber(shown) })}
    </p>
  )
}

/** The one act that writes; bad rows are left out only when the person says so. */
function Commit({ run }: { run: ImportRun }) {
  const t = useT()
  const { change } = useUrlSearch()
  const act = useAct('imports.actOnImport', ['imports', 'archives', 'cases', 'registers', 'belongings', 'lettings'])
  const [skips, setSkips] = useState(false)
  const { counts } = run
  const writes = counts.new + counts.changed
  const isReady = writes > 0 && (counts.errors === 0 || skips)
  const words =
    writes === 0
      ? counts.same === 0
        ? t('imports.commit.nothingGood')
        : counts.errors === 0
          ? t('imports.commit.nothing')
          : t('imports.commit.nothingBut', { n: formatNumber(counts.errors) })
      : t('imports.commit.summary', {
          new: formatNumber(counts.new),
          changed: formatNumber(counts.changed),
          same: formatNumber(counts.same),
        })
  return (
    <div className="gj-commit">
      <div className="gj-grow">
        <div>{words}</div>
        {counts.errors > 0 && writes > 0 && (
          <Checkbox checked={skips} onChange={({ target }) => setSkips(target.checked)}>
            {t('imports.commit.skip', { n: formatNumber(counts.errors) })}
          </Checkbox>
        )}
        <ProblemAlert error={act.error} />
      </div>
      {counts.errors > 0 && (
        <Button
          icon={<DownloadOutlined />}
          href={urlOf('imports.importErrors', { params: { id: run.id } })}
          title={t('imports.preview.errorFileHint')}
        >
          {t('imports.preview.errorFile')}
        </Button>
      )}
      <Button onClick={() => change({ step: 'mapping' })}>{t('imports.commit.backToMapping')}</Button>
      <Button
        type="primary"
        disabled={!isReady}
        loading={act.isPending}
        title={counts.errors > 0 && !skips ? t('imports.commit.skipNeeded', { n: formatNumber(counts.errors) }) : undefined}
        onClick={() => act.mutate({ params: { id: run.id }, body: { action: 'commit', skipErrors: skips } })}
      >
        {t('imports.commit.act', { n: formatNumber(writes) })}
      </Button>
    </div>
  )
}
