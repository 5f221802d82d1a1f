import { Progress } from 'antd'
import { formatDuration, formatNumber, useNow, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'

/** How far the check or the writing is, in rows and in words. */
export function ProgressCard({ run }: { run: ImportRun }) {
  const t = useT()
  const now = useNow()
  const { phase, done, all } = run.progress
  const percent = all > 0 ? Math.min(100, Math.floor((done / all) * 100)) : 0
  const title = phase
    ? t(`imports.phase.${phase}` as 'imports.phase.reading', { defaultValue: phase })
    : t(run.state === 'checking' ? 'imports.phase.checking' : 'imports.phase.writing')
  const elapsed = (now - Date.parse(run.createdAt)) / 1000
  return (
    <section className="gj-card">
      <div className="gj-progress" role="status">
        <h2>{title}</h2>
        <Progress percent={percent} status="active" aria-label={title} />
        <p>
          {[
            all > 0 && t('imports.progress.rows', { done: formatNumber(done), all: formatNumber(all) }),
            run.state === 'checking' && elapsed > 2 && t('imports.progress.elapsed', { time: formatDuration(elapsed, t) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="gj-small">{run.state === 'checking' ? t('imports.progress.checkingHint') : t('imports.progress.committingHint')}</p>
      </div>
    </section>
  )
}
