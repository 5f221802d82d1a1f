import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'

interface Props {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  siteId?: string
  /** What a value that is not in the list is called. */
  known?: string | undefined
}
const WAIT_MS = 150

/** A company outside the house: who services, who inspects. */
export function PartyPicker({ id, value, onChange, siteId, known }: Props) {
  const t = useT()
  const site = useSite()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('governance.listParties', { query: { siteId: siteId ?? site.id, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  const isListed = !value || options.some((one) => one.value === value)
  return <Select id={id} value={value ?? undefined} allowClear options={isListed ? options : [{ value, label: known ?? '…' }, ...options]} showSearch={{ filterOption: false, onSearch: setWords }} loading={found.isFetching} notFoundContent={t('maintenance.noParty')} onChange={(next?: string) => onChange?.(next ?? null)} />
}

/** A post of the organisation. */
export function PositionPicker({ id, value, onChange }: Props) {
  const found = useCall('structure.listPositions', { query: {} }, { staleTime: 300_000 })
  return <Select id={id} value={value ?? undefined} showSearch={{ optionFilterProp: 'label' }} loading={found.isFetching} options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(next?: string) => onChange?.(next ?? null)} />
}
