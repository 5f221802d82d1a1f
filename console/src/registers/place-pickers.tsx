import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { Choice } from '../kit/choices.ts'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'

interface Props<V> {
  id?: string
  value?: V
  onChange?: (value: V) => void
  /** The site whose records are offered; the one on screen when left out. */
  siteId?: string
}
const WAIT_MS = 150

/** The tree of classes, deeper ones further in. */
export function ClassPicker({ siteId: of, ...props }: Props<string | null>) {
  const siteId = useSiteOf({ siteId: of })
  const classes = useCall('registers.listFacilityClasses', { query: { siteId } }, { staleTime: 300_000 })
  const options = (classes.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${'　'.repeat(code.split('.').length - 1)}${name}` }))
  return <Select {...props} value={props.value ?? undefined} options={options} showSearch={{ optionFilterProp: 'label' }} loading={classes.isFetching} />
}

/** The buildings of a site as choices; none while they are not asked for. */
export function useBuildings(siteId: string, isAsked = true): Choice[] {
  const tree = useCall('archives.archiveTree', { query: { siteId } }, { staleTime: 300_000, enabled: isAsked })
  return (tree.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

export function BuildingPicker({ value, onChange, id, ...props }: Props<string | null>) {
  const buildings = useBuildings(useSiteOf(props))
  return <Select id={id} value={value ?? undefined} onChange={(next?: string) => onChange?.(next ?? null)} options={buildings} showSearch={{ optionFilterProp: 'label' }} allowClear />
}

/** Several buildings; none means all. */
export function BuildingsPicker({ value, onChange, id, ...props }: Props<string[]>) {
  const buildings = useBuildings(useSiteOf(props))
  return <Select id={id} mode="multiple" value={value} onChange={(next: string[]) => onChange?.(next)} options={buildings} showSearch={{ optionFilterProp: 'label' }} allowClear />
}

export type Found = Props<string | null> & { known?: string }

export function AreaPicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('registers.listAreas', { query: { siteId, limit: 30, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.code}` }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('registers.noArea')} />
}

/** Which spaces a vehicle stands on. */
export function SpacesPicker({ value, onChange, id, ...props }: Props<string[]>) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('belongings.listSpaces', { query: { siteId, limit: 50, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
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

export function FacilityPicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('registers.listFacilities', { query: { siteId, limit: 30, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.code}` }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('registers.noFacility')} />
}

export function MeterPicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('registers.listMeters', { query: { siteId, limit: 30, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: [one.code, one.unit?.code ?? one.location].filter(Boolean).join(' · ') }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('registers.noMeter')} />
}

export function VehiclePicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('belongings.listVehicles', { query: { siteId, limit: 30, filter: { current: true, ...(q ? { q } : {}) } } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: [one.plateShown, one.unit?.code].filter(Boolean).join(' · ') }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('registers.noVehicle')} />
}

/** The site of the record, or the one on screen. */
export function useSiteOf({ siteId }: { siteId?: string }): string {
  const site = useSite()
  return siteId ?? site.id
}

/** What was typed, once the fingers rest. */
export function useWords(): [string, (words: string) => void] {
  const [words, setWords] = useState('')
  return [useLater(words.trim(), WAIT_MS), setWords]
}

/** One of what was found by typing; the name of a value that comes from elsewhere is given by `known`. */
export function FoundPicker({ id, value, onChange, known, options, onSearch, nothing }: Found & { options: { value: string; label: string }[]; onSearch: (words: string) => void; nothing: string }) {
  const isListed = !value || options.some((one) => one.value === value)
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
      options={isListed ? options : [{ value, label: known ?? '…' }, ...options]}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      notFoundContent={nothing}
    />
  )
}
