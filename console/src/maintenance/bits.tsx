import { useT } from '@guanjia/ui'
import type { MaintenanceTask } from '@guanjia/contract/maintenance.ts'

/** How many steps are recorded, and how many of them are bad. */
export function Steps({ task: { steps, recorded, bad } }: { task: Pick<MaintenanceTask, 'steps' | 'recorded' | 'bad'> }) {
  const t = useT()
  const share = (n: number): string => `${steps === 0 ? 0 : (n / steps) * 100}%`
  return (
    <span className="gj-round-progress" title={[t('maintenance.tasks.progress', { done: recorded, of: steps }), bad > 0 && t('maintenance.tasks.bad', { n: bad })].filter(Boolean).join(' · ')}>
      <span className="gj-round-bar" aria-hidden="true">
        <i data-tone="done" style={{ width: share(Math.max(0, recorded - bad)) }} />
        <i data-tone="overdue" style={{ width: share(bad) }} />
      </span>
      <span>{recorded}/{steps}</span>
      {bad > 0 && <span className="gj-tone" data-tone="overdue">▲ {bad}</span>}
    </span>
  )
}
