import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { InspectionPoint } from '@guanjia/contract/inspections.ts'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'

const WAIT_MS = 150

/** Points of the site that are found by what is typed: by code, name or place. */
export function useFoundPoints(words: string, siteId?: string): { points: readonly InspectionPoint[]; isFetching: boolean } {
  const site = useSite()
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('inspections.listPoints', { query: { siteId: siteId ?? site.id, limit: 50, filter: { active: true, ...(q ? { q } : {}) } } }, { placeholderData: keepPreviousData })
  return { points: found.data?.items ?? [], isFetching: found.isFetching }
}

/** One point, by typing. */
export function PointPicker({ id, siteId, value, onChange }: { id?: string; siteId?: string; value?: string | null; onChange?: (value: string | null) => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const { points, isFetching } = useFoundPoints(words, siteId)
  const own = useCall('inspections.getPoint', { params: { id: value ?? '' } }, { enabled: !!value && !points.some((point) => point.id === value) })
  const all = own.data && value && !points.some((point) => point.id === value) ? [own.data, ...points] : points
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
      options={all.map((point) => ({ value: point.id, label: point.name, hint: [point.code, point.place].filter(Boolean).join(' · ') }))}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={isFetching}
      notFoundContent={t('inspections.points.none')}
      optionRender={({ data }) => <span className="gj-row"><span>{data.label}</span><span className="gj-quiet gj-small gj-clip">{data.hint}</span></span>}
    />
  )
}
