import { Button, Popconfirm, Steps } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { RecordWaiting } from '../kit/record-page.tsx'
import { useComplain } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { SiteZone } from '../session/session.tsx'
import { Look } from '../kit/status-tag.tsx'
import { ImportStateTag } from './earlier-imports.tsx'
import { MappingStep } from './mapping-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { ProgressCard } from './progress-card.tsx'
import { ResultCard } from './result-card.tsx'
import './imports.css'

const POLL_MS = 500

/** One import from the check to the result; what is shown follows from its state, so a reload goes on in the same place. */
export function ImportPage() {
  const { id } = useParams({ from: '/shell/imports/$id' })
  const run = useCall('imports.getImport', { params: { id } }, { refetchInterval: ({ state }) => (isBusy(state.data) ? POLL_MS : false) })
  if (!run.data) return <RecordWaiting error={run.error} onRetry={() => void run.refetch()} />
  return (
    <SiteZone siteId={run.data.siteId}>
      <Wizard run={run.data} />
    </SiteZone>
  )
}

function isBusy(run: ImportRun | undefined): boolean {
  return run?.state === 'checking' || run?.state === 'committing'
}

const STEPS = ['upload', 'check', 'mapping', 'preview', 'commit', 'done'] as const

function Wizard({ run }: { run: ImportRun }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const { search, change } = useUrlSearch()
  const act = useAct('imports.actOnImport', ['imports'])
  const step = search.step === 'preview' ? 'preview' : 'mapping'
  const needsMapping = run.state === 'failed' && isUnmapped(run)
  const at = needsMapping ? 'mapping' : stepOf(run.state, step)
  const cancel = (): void => act.mutate({ params: { id: run.id }, body: { action: 'cancel' } }, { onError: complain })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-clip">{run.file.name}</h1>
        {needsMapping ? (
          <Look look={{ tone: 'waiting', shape: 'pause' }} text={t('imports.mapping.pending')} />
        ) : (
          <ImportStateTag state={run.state} />
        )}
        <span className="gj-quiet">
          {[label('importKind', run.kind), layoutWords(run, t), run.createdBy, time.at(run.createdAt)].filter(Boolean).join(' · ')}
        </span>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          {CANCELLABLE.has(run.state) && (
            <Popconfirm
              title={t('imports.cancelAsk')}
              description={run.state === 'committing' ? t('imports.cancelWriting') : t('imports.cancelAskHint')}
              okText={t('imports.cancel')}
              cancelText={t('imports.keep')}
              onConfirm={cancel}
            >
              <Button loading={act.isPending}>{t('imports.cancel')}</Button>
            </Popconfirm>
          )}
          <Link to="/imports">
            <Button>{t('imports.back')}</Button>
          </Link>
        </div>
      </div>
      <section className="gj-card gj-wizard">
        <Steps
          size="small"
          current={STEPS.indexOf(at)}
          status={run.state === 'failed' && !needsMapping ? 'error' : run.state === 'done' ? 'finish' : 'process'}
          items={STEPS.map((name) => ({
            title: t(`imports.step.${name}`),
            disabled: run.state !== 'checked' || (name !== 'mapping' && name !== 'preview'),
          }))}
          onChange={
            run.state === 'checked'
              ? (index) => {
                  const name = STEPS[index]
                  if (name === 'mapping' || name === 'preview') change({ step: name })
                }
              : undefined
          }
        />
      </section>
      {(run.state === 'checking' || run.state === 'committing') && <ProgressCard run={run} />}
      {run.state === 'checked' && (at === 'preview' ? <PreviewStep run={run} /> : <MappingStep key={mappingKey(run)} run={run} />)}
      {needsMapping && <MappingStep key={mappingKey(run)} run={run} />}
      {(run.state === 'done' || run.state === 'cancelled' || (run.state === 'failed' && !needsMapping)) && <ResultCard run={run} />}
    </div>
  )
}

const CANCELLABLE: ReadonlySet<ImportRun['state']> = new Set(['checking', 'checked', 'committing', 'failed'])

function stepOf(state: ImportRun['state'], chosen: 'mapping' | 'preview'): (typeof STEPS)[number] {
  if (state === 'checked') return chosen
  return state === 'committing' ? 'commit' : state === 'done' ? 'done' : 'check'
}

/** The columns mean nothing yet, but they are known, so that they can be named by hand. */
function isUnmapped(run: ImportRun): boolean {
  return (run.failure ?? '').startsWith('import.mapping_incomplete') && run.sheets.some(({ columns }) => columns.length > 0)
}

/** Another reading of the file begins another mapping. */
function mappingKey({ profile, sheets }: ImportRun): string {
  return JSON.stringify([profile, sheets.map(({ columns }) => columns.map(({ field }) => field))])
}

function layoutWords(run: ImportRun, t: ReturnType<typeof useT>): string {
  return run.layout ? t(`imports.layout.${run.layout}` as 'imports.layout.list', { defaultValue: '' }) : ''
}
