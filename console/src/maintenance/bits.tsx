import { useT } from '@guanjia/ui'
import type { MaintenanceTask } from '@guanjia/contract/maintenance.ts'
import { ProgressBar } from '../kit/progress-bar.tsx'

/** How many steps are recorded, and how many of them are bad. */
export function Steps({ task: { steps, recorded, bad } }: { task: Pick<MaintenanceTask, 'steps' | 'recorded' | 'bad'> }) {
  const t = useT()
  return (
    <span className="gj-row">
      <ProgressBar of={steps} done={recorded} bad={bad} words={[t('maintenance.tasks.progress', { done: recorded, of: steps }), bad > 0 && t('maintenance.tasks.bad', { n: bad })]} />
      {bad > 0 && <span className="gj-tone" data-tone="overdue">▲ {bad}</span>}
    </span>
  )
}
