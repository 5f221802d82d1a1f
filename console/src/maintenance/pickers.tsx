import { Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useCall, useT } from '@guanjia/ui'
import { FoundPicker, useSiteOf, useWords, type Found } from '../registers/place-pickers.tsx'

/** A company outside the house: who services, who inspects. */
export function PartyPicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('governance.listParties', { query: { siteId, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('maintenance.noParty')} />
}

/** A work order of the site, by its number or its words; the newest are offered at once. */
export function OrderPicker(props: Found) {
  const t = useT()
  const siteId = useSiteOf(props)
  const [q, setWords] = useWords()
  const found = useCall('workorders.listWorkOrders', { query: { siteId, limit: 20, filter: q ? { q } : {} } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))
  return <FoundPicker {...props} options={options} onSearch={setWords} nothing={t('maintenance.orders.noOrder')} />
}

/** A post of the organisation. */
export function PositionPicker({ id, value, onChange }: Found) {
  const found = useCall('structure.listPositions', { query: {} }, { staleTime: 300_000 })
  return <Select id={id} value={value ?? undefined} showSearch={{ optionFilterProp: 'label' }} loading={found.isFetching} options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(next?: string) => onChange?.(next ?? null)} />
}
