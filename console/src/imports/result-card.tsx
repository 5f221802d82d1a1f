import { CheckCircleOutlined, CloseCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { formatDuration, formatNumber, urlOf, useAct, useT, type T } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { useComplain } from '../kit/problem.tsx'

/** How it ended, and where to go from here. */
export function ResultCard({ run }: { run: ImportRun }) {
  const t = useT()
  const complain = useComplain()
  const act = useAct('imports.actOnImport', ['imports'])
  const { counts, state } = run
  const seconds = run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000 : null
  const again = (
    <Link to="/imports" search={{ kind: run.kind }}>
      <Button>{t('imports.result.again')}</Button>
    </Link>
  )
  const errorFile = counts.errors > 0 && (
    <Button href={urlOf('imports.importErrors', { params: { id: run.id } })}>{t('imports.preview.errorFile')}</Button>
  )
  if (state === 'done') {
    return (
      <section className="gj-card gj-result" role="status">
        <CheckCircleOutlined style={{ color: 'var(--gj-done)' }} />
        <h2>{t('imports.result.done')}</h2>
        <p>
          {t('imports.result.summary', {
            new: formatNumber(counts.new),
            changed: formatNumber(counts.changed),
            same: formatNumber(counts.same),
          })}
        </p>
        {counts.errors > 0 && (
          <p className="gj-tone" data-tone="overdue">
            {t('imports.result.skipped', { n: formatNumber(counts.errors) })}
          </p>
        )}
        {seconds !== null && (
          <p className="gj-quiet gj-small">{t('imports.result.took', { time: formatDuration(Math.max(1, seconds), t) })}</p>
        )}
        <div className="gj-row" style={{ justifyContent: 'center', marginTop: 20 }}>
          {run.kind === 'archives' ? (
            <Link to="/archives">
              <Button type="primary">{t('imports.result.toArchives')}</Button>
            </Link>
          ) : (
            <Link to="/cases">
              <Button type="primary">{t('imports.result.toCases')}</Button>
            </Link>
          )}
          {errorFile}
          {again}
        </div>
      </section>
    )
  }
  const isFailed = state === 'failed'
  const recheck = (): void =>
    act.mutate({ params: { id: run.id }, body: { action: 'recheck', profile: run.profile } }, { onError: complain })
  return (
    <section className="gj-card gj-result" role={isFailed ? 'alert' : 'status'}>
      {isFailed ? <CloseCircleOutlined style={{ color: 'var(--gj-overdue)' }} /> : <StopOutlined style={{ color: 'var(--gj-closed)' }} />}
      <h2>{isFailed ? t('imports.result.failed') : t('imports.result.cancelled')}</h2>
      {isFailed && <p>{t('imports.result.failedHint')}</p>}
      {run.failure && <p className="gj-words">{failureWords(run.failure, t)}</p>}
      <div className="gj-row" style={{ justifyContent: 'center', marginTop: 20 }}>
        {isFailed && (
          <Button type="primary" loading={act.isPending} onClick={recheck}>
            {t('imports.result.retry')}
          </Button>
        )}
        {again}
      </div>
    </section>
  )
}

/** `code: detail` in words; the detail is told as well when it is in the reader's language. */
function failureWords(failure: string, t: T): string {
  const [code, ...detail] = failure.split(': ')
  const words = t(`error.${code}` as 'error.internal', { defaultValue: failure })
  const said = detail.join(': ')
  return /\p{Script=Han}/u.test(said) ? t('shell.wrong', { what: words, detail: said }) : words
}
