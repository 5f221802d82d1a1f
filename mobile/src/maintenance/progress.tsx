import { useT } from '@guanjia/ui/i18n/index.ts'

/** How many steps of a service are answered. */
export function StepProgress({ done, of }: { done: number; of: number }) {
  const t = useT()
  return (
    <span className="round-progress">
      <progress max={Math.max(1, of)} value={done} aria-hidden="true" />
      <span className="tabular">{t('mobileMaintenance.progress', { done, of })}</span>
    </span>
  )
}
