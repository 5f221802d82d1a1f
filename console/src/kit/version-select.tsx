import { Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useUrlSearch } from './search.ts'

/** All versions of a record there ever were, by `number` of the URL; without one the newest is shown. */
export function VersionSelect({ at, newest }: { at: number; newest: number }) {
  const t = useT()
  const { change } = useUrlSearch()
  const options = Array.from({ length: newest }, (_, back) => newest - back).map((value) => ({ value, label: t(value === newest ? 'shell.version.newest' : 'shell.version.n', { n: value }) }))
  return <Select aria-label={t('shell.version.label')} value={at} options={options} style={{ minWidth: 150 }} onChange={(value) => change({ number: value === newest ? undefined : String(value) })} />
}
