import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import type { CaseKind, Category } from '@guanjia/contract/cases.ts'
import type { Role } from '@guanjia/contract/permissions.ts'
import { useMay, useSite } from '../session/session.tsx'
import { useLater } from './search-box.tsx'

/** What every picker takes; made for antd's Form.Item, which hands in `value`, `onChange` and `id`. */
export interface PickerProps {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  placeholder?: string
  size?: 'small' | 'middle' | 'large'
  className?: string
  disabled?: boolean
  autoFocus?: boolean
  /** The site whose records are offered; the one on screen when left out. */
  siteId?: string
}

const WAIT_MS = 150

/** Inside a form the label names the field; alone the placeholder does. */
function nameOf(id: string | undefined, placeholder: string | undefined): string | undefined {
  return id ? undefined : placeholder
}

/** Finds a record by typing; the name of a value that comes from elsewhere is given by `known`. */
function HitPicker({
  kind,
  known,
  value,
  onChange,
  siteId,
  placeholder,
  ...rest
}: PickerProps & { kind: SearchHit['kind']; known?: string }) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null)
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall(
    'archives.search',
    { query: { q, siteId: siteId ?? site.id, limit: 30 } },
    { enabled: q.length > 0, placeholderData: keepPreviousData },
  )
  const hits = q ? (found.data?.hits ?? []).filter((hit) => hit.kind === kind) : []
  const name = picked && picked.id === value ? picked.name : known
  const options = hits.map((hit) => ({ value: hit.id, label: hit.title, hint: hit.subtitle }))
  if (value && !options.some((option) => option.value === value)) options.unshift({ value, label: name ?? '…', hint: '' })
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      placeholder={placeholder}
      aria-label={nameOf(rest.id, placeholder)}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 260 } } }}
      value={value || undefined}
      options={options}
      notFoundContent={q ? (found.isFetching ? t('shell.search.searching') : t('shell.search.nothing', { q })) : t('shell.search.type')}
      optionRender={({ data }) => (
        <span className="gj-row">
          <span>{data.label}</span>
          <span className="gj-quiet gj-small gj-clip">{data.hint}</span>
        </span>
      )}
      onChange={(id: string | undefined) => {
        const hit = hits.find((one) => one.id === id)
        setPicked(hit ? { id: hit.id, name: hit.title } : null)
        setWords('')
        onChange?.(id ?? null)
      }}
    />
  )
}

/** Finds a person by name, pinyin initials or phone; `known` names a value that is already set. */
export function PersonPicker(props: PickerProps & { known?: string }) {
  const t = useT()
  return <HitPicker placeholder={t('shell.pick.person')} {...props} kind="person" />
}

/** Finds a room in any spelling; the code of a value from a URL is asked for. */
export function UnitPicker(props: PickerProps & { known?: string }) {
  const t = useT()
  const may = useMay()
  const unit = useCall(
    'archives.getUnit',
    { params: { id: props.value ?? '' } },
    { enabled: !!props.value && props.known === undefined && may('archives:read'), staleTime: 300_000 },
  )
  return <HitPicker placeholder={t('shell.pick.unit')} {...props} kind="unit" known={props.known ?? unit.data?.code} />
}

/** Finds another case by its number or its words; the newest are offered at once. */
export function CasePicker({ siteId, value, onChange, placeholder, without, ...rest }: PickerProps & { without?: string }) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const query = { siteId: siteId ?? site.id, limit: 20, filter: q ? { q } : {} }
  const found = useCall('cases.listCases', { query }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? [])
    .filter(({ id }) => id !== without)
    .map(({ id, number, title, unit }) => ({ value: id, label: number, hint: [unit?.name, title].filter(Boolean).join(' ') }))
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      placeholder={placeholder ?? t('shell.pick.case')}
      aria-label={nameOf(rest.id, t('shell.pick.case'))}
      value={value || undefined}
      options={options}
      loading={found.isFetching}
      notFoundContent={t('shell.search.nothing', { q })}
      onChange={(id: string | undefined) => onChange?.(id ?? null)}
      optionRender={({ data }) => (
        <span className="gj-row">
          <span>{data.label}</span>
          <span className="gj-quiet gj-small gj-clip">{data.hint}</span>
        </span>
      )}
    />
  )
}

interface Option {
  label: string
  value?: string
  /** What typing is compared with. */
  words?: string
  hint?: string
  /** A group of options instead of one. */
  options?: Option[]
}

interface OptionsProps extends PickerProps {
  options: Option[]
  loading: boolean
}

function ListPicker({ options, loading, value, onChange, placeholder, siteId: _siteId, ...rest }: OptionsProps) {
  return (
    <Select
      {...rest}
      showSearch={{ optionFilterProp: 'words' }}
      allowClear
      placeholder={placeholder}
      aria-label={nameOf(rest.id, placeholder)}
      popupMatchSelectWidth={false}
      loading={loading}
      value={value || undefined}
      options={options}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      optionRender={({ data }) => (
        <span className="gj-row">
          <span className="gj-grow">{data.label}</span>
          {data.hint && <span className="gj-quiet gj-small">{data.hint}</span>}
        </span>
      )}
    />
  )
}

/** Colleagues of the site, those on shift first. */
export function EmployeePicker({ role, ...props }: PickerProps & { role?: Role }) {
  const t = useT()
  const site = useSite()
  const siteId = props.siteId ?? site.id
  const found = useCall('organization.listEmployees', { query: { siteId, filter: role ? { role } : {} } }, { staleTime: 60_000 })
  const options = (found.data?.items ?? [])
    .filter(({ isActive }) => isActive)
    .sort((a, b) => Number(b.isOnShift) - Number(a.isOnShift))
    .map(({ id, name, position, isOnShift }) => ({
      value: id,
      label: name,
      words: `${name} ${position}`,
      hint: `${position} · ${isOnShift ? t('shell.shift.on') : t('shell.shift.off')}`,
    }))
  return <ListPicker placeholder={t('shell.pick.employee')} {...props} options={options} loading={found.isPending} />
}

/** Those of them who still work there as options of a field that takes several, or leaves some out. */
export function useColleagues(siteId?: string): { value: string; label: string }[] {
  const site = useSite()
  const found = useCall('organization.listEmployees', { query: { siteId: siteId ?? site.id } })
  return found.data?.items.filter(({ isActive }) => isActive).map(({ id, name, position }) => ({ value: id, label: `${name} · ${position}` })) ?? []
}

export function DepartmentPicker(props: PickerProps) {
  const t = useT()
  const site = useSite()
  const found = useCall('organization.listDepartments', { query: { siteId: props.siteId ?? site.id } }, { staleTime: 300_000 })
  const options = (found.data?.items ?? []).map(({ id, name, alias }) => ({ value: id, label: name, words: [name, ...alias].join(' ') }))
  return <ListPicker placeholder={t('shell.pick.department')} {...props} options={options} loading={found.isPending} />
}

/** The categories, for screens that need their facts as well. */
export function useCategories(): readonly Category[] {
  const found = useCall('cases.listCategories', {}, { staleTime: 300_000 })
  return found.data?.items ?? []
}

/** The two levels of categories as groups; with `kind` those of that kind come first. */
export function CategoryPicker({ kind, ...props }: PickerProps & { kind?: CaseKind }) {
  const t = useT()
  const label = useLabel()
  const all = useCategories()
  const active = all.filter(({ isActive, id }) => isActive || id === props.value).toSorted((a, b) => a.sortOrder - b.sortOrder)
  const parents = active.filter(({ parentId }) => parentId === null).toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind))
  const options = parents.map((parent) => {
    const children = active.filter(({ parentId }) => parentId === parent.id)
    return {
      label: parent.name,
      options: [...(children.length === 0 || props.value === parent.id ? [parent] : []), ...children].map((category) => ({
        value: category.id,
        label: category.name,
        words: `${parent.name} ${category.name} ${category.code}`,
        hint: category.urgency === 'normal' ? '' : label('urgency', category.urgency),
      })),
    }
  })
  return <ListPicker placeholder={t('shell.pick.category')} {...props} options={options} loading={false} />
}
