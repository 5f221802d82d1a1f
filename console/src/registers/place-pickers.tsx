import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'

interface Props<V> {
  id?: string
  value?: V
  onChange?: (value: V) => void
}
const WAIT_MS = 150

/** The tree of classes, deeper ones further in. */
export function ClassPicker(props: Props<string | null>) {
  const site = useSite()
  const classes = useCall('registers.listFacilityClasses', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const options = (classes.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${'　'.repeat(code.split('.').length - 1)}${name}` }))
  return <Select {...props} value={props.value ?? undefined} options={options} showSearch={{ optionFilterProp: 'label' }} loading={classes.isFetching} />
}

export function BuildingPicker({ value, onChange, id }: Props<string | null>) {
  const site = useSite()
  const buildings = useCall('archives.archiveTree', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const options = (buildings.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  return <Select id={id} value={value ?? undefined} onChange={(next?: string) => onChange?.(next ?? null)} options={options} showSearch={{ optionFilterProp: 'label' }} allowClear />
}

export function AreaPicker({ value, onChange, id, known }: Props<string | null> & { known?: string }) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('registers.listAreas', { query: { siteId: site.id, limit: 30, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.code}` }))
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: known ?? '…' })
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
      options={options}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={t('registers.noArea')}
    />
  )
}

/** Which spaces a vehicle stands on. */
export function SpacesPicker({ value, onChange, id }: Props<string[]>) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('belongings.listSpaces', { query: { siteId: site.id, limit: 50, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const [names, setNames] = useState<Record<string, string>>({})
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.code }))
  for (const one of value ?? []) if (!options.some((option) => option.value === one)) options.unshift({ value: one, label: names[one] ?? '…' })
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={(next: string[]) => {
        setNames((before) => ({ ...before, ...Object.fromEntries(options.map((option) => [option.value, option.label])) }))
        onChange?.(next)
      }}
      options={options}
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={t('registers.noSpace')}
    />
  )
}

export function VehiclePicker({ value, onChange, id, known }: Props<string | null> & { known?: string }) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('belongings.listVehicles', { query: { siteId: site.id, limit: 30, filter: { current: true, ...(q ? { q } : {}) } } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: [one.plateShown, one.unit?.code].filter(Boolean).join(' · ') }))
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: known ?? '…' })
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
      options={options}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={t('registers.noVehicle')}
    />
  )
}
