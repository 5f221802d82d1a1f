import { Button, Input, Select } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useT } from '@guanjia/ui'
import { CategoryPicker, DepartmentPicker, EmployeePicker, UnitPicker } from './pickers.tsx'
import type { Choice } from './choices.ts'
import type { ListState } from './list-state.ts'
import './filters.css'

const PeriodFilter = lazy(() => import('./period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** One filter above a list; `key` is its name in the URL; a rare one shows on demand, or when it is set. */
export type Filter = { isRare?: boolean } & (
  | { key: string; kind: 'words'; label: string }
  | { key: string; kind: 'choices'; label: string; choices: readonly Choice[] }
  /** One of many, such as a building. */
  | { key: string; kind: 'one'; label: string; choices: readonly Choice[] }
  | { key: string; kind: 'flag'; label: string }
  | { key: string; kind: 'employee' | 'category' | 'department' | 'unit'; label: string }
  /** Uses `from` and `to` of the URL. */
  | { key: 'period'; kind: 'period'; label: string }
)

export function Filters({ filters, state }: { filters: readonly Filter[]; state: ListState }) {
  const t = useT()
  const [more, setMore] = useState(false)
  const isOn = (filter: Filter): boolean =>
    Boolean(filter.kind === 'period' ? (state.search.from ?? state.search.to) : state.search[filter.key])
  const isSet = filters.some(isOn)
  const shown = filters.filter((filter) => !filter.isRare || more || isOn(filter))
  const clear = (): void =>
    state.change(
      Object.fromEntries(
        filters.flatMap((filter) =>
          filter.kind === 'period'
            ? [
                ['from', undefined],
                ['to', undefined],
              ]
            : [[filter.key, undefined]],
        ),
      ),
    )
  return (
    <div className="gj-filters" role="search">
      {shown.map((filter) => (
        <OneFilter key={filter.key} filter={filter} state={state} />
      ))}
      {shown.length < filters.length && (
        <Button type="text" size="small" onClick={() => setMore(true)}>
          {t('shell.list.moreFilters')}
        </Button>
      )}
      {isSet && (
        <Button type="link" size="small" onClick={clear}>
          {t('shell.list.clear')}
        </Button>
      )}
    </div>
  )
}

function OneFilter({ filter, state }: { filter: Filter; state: ListState }) {
  const { key, label } = filter
  const value = state.search[key]
  const set = (next: string | null | undefined): void => state.change({ [key]: next ?? undefined })
  switch (filter.kind) {
    case 'words':
      return <WordsFilter label={label} value={value ?? ''} onChange={set} />
    case 'choices':
      return (
        <Select
          mode="multiple"
          size="small"
          allowClear
          maxTagCount="responsive"
          placeholder={label}
          aria-label={label}
          className="gj-filter"
          popupMatchSelectWidth={false}
          optionFilterProp="label"
          options={filter.choices as Choice[]}
          value={value?.split(',') ?? []}
          onChange={(values: string[]) => set(values.join(','))}
        />
      )
    case 'one':
      return (
        <Select
          size="small"
          allowClear
          placeholder={label}
          aria-label={label}
          className="gj-filter"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={filter.choices as Choice[]}
          value={value}
          onChange={set}
        />
      )
    case 'flag':
      return (
        <Button
          size="small"
          type={value === 'true' ? 'primary' : 'default'}
          ghost={value === 'true'}
          aria-pressed={value === 'true'}
          onClick={() => set(value === 'true' ? undefined : 'true')}
        >
          {label}
        </Button>
      )
    case 'employee':
      return <EmployeePicker size="small" className="gj-filter" placeholder={label} value={value ?? null} onChange={set} />
    case 'category':
      return <CategoryPicker size="small" className="gj-filter" placeholder={label} value={value ?? null} onChange={set} />
    case 'department':
      return <DepartmentPicker size="small" className="gj-filter" placeholder={label} value={value ?? null} onChange={set} />
    case 'unit':
      return <UnitPicker size="small" className="gj-filter" placeholder={label} value={value ?? null} onChange={set} />
    case 'period':
      return (
        <Suspense fallback={<Input size="small" className="gj-filter" placeholder={label} disabled />}>
          <PeriodFilter from={state.search.from} to={state.search.to} onChange={(from, to) => state.change({ from, to })} />
        </Suspense>
      )
  }
}

const WAIT_MS = 250

function WordsFilter({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [words, setWords] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setWords(value), [value])
  const write = (next: string): void => {
    setWords(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(next), WAIT_MS)
  }
  return (
    <Input
      size="small"
      allowClear
      className="gj-filter-words"
      prefix={<SearchOutlined className="gj-quiet" />}
      placeholder={label}
      aria-label={label}
      value={words}
      maxLength={100}
      onChange={(event) => write(event.target.value)}
    />
  )
}
