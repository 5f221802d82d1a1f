import { Select } from 'antd'
import { useT } from '@guanjia/ui'
import type { BoardWorker } from '@guanjia/contract/workorders.ts'
import { useKept } from '../kit/kept.ts'

export interface WorkerFilter {
  skill?: string | undefined
  zone?: string | undefined
  certificate?: string | undefined
}

export function useWorkerFilter(): [WorkerFilter, (change: WorkerFilter) => void] {
  const [filter, setFilter] = useKept<WorkerFilter>('dispatch.filter', {})
  return [filter, (change) => setFilter({ ...filter, ...change })]
}

/** Whether a worker has the trade, works in the zone (or everywhere), and holds the certificate today. */
export function matches(worker: BoardWorker, { skill, zone, certificate }: WorkerFilter): boolean {
  if (skill && !worker.skills.includes(skill)) return false
  if (zone && worker.zones.length > 0 && !worker.zones.some(({ id }) => id === zone)) return false
  return !certificate || worker.certificates.some(({ kind, isValid }) => kind === certificate && isValid)
}

interface Props {
  workers: readonly BoardWorker[]
  filter: WorkerFilter
  onChange: (change: WorkerFilter) => void
}

/** The board by trade, zone and certificate (RPR-007). */
export function WorkerFilters({ workers, filter, onChange }: Props) {
  const t = useT()
  const choices = (values: readonly string[]) => [...new Set(values)].sort().map((value) => ({ value, label: value }))
  const zones = new Map(workers.flatMap((worker) => worker.zones.map(({ id, name }) => [id, name] as const)))
  const fields = [
    { key: 'skill', text: t('dispatch.filter.skill'), options: choices(workers.flatMap(({ skills }) => skills)) },
    { key: 'zone', text: t('dispatch.filter.zone'), options: [...zones].map(([value, name]) => ({ value, label: name })) },
    { key: 'certificate', text: t('dispatch.filter.certificate'), options: choices(workers.flatMap(({ certificates }) => certificates.map(({ kind }) => kind))) },
  ] as const
  return (
    <div className="gj-worker-filters" role="group" aria-label={t('dispatch.filter.label')}>
      {fields
        .filter(({ key, options }) => options.length > 0 || filter[key])
        .map(({ key, text, options }) => (
          <Select
            key={key}
            size="small"
            allowClear
            placeholder={text}
            aria-label={text}
            popupMatchSelectWidth={false}
            options={options}
            value={filter[key] || undefined}
            onChange={(value?: string) => onChange({ [key]: value })}
          />
        ))}
    </div>
  )
}
