import { Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useUrlSearch } from '../kit/search.ts'

/** All versions there ever were; rounds show by which they were walked. */
export function Versions({ at, newest }: { at: number; newest: number }) {
  const t = useT()
  const { change } = useUrlSearch()
  const options = Array.from({ length: newest }, (_, back) => newest - back).map((value) => ({ value, label: value === newest ? t('inspections.checklists.newest', { n: value }) : t('inspections.checklists.versionN', { n: value }) }))
  return <Select aria-label={t('inspections.checklists.version')} value={at} options={options} style={{ minWidth: 130 }} onChange={(value) => change({ number: value === newest ? undefined : String(value) })} />
}
