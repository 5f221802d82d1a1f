import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { urlOf, useCall, useT, type MovementKind } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { useRegisterColumns } from './register-columns.tsx'
import { StoreTabs } from './store-tabs.tsx'

/** What came in and went out at the site, newest first. */
export function StoreRegister() {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const filter = { kind: many<MovementKind>(state.search.kind), ...periodOf(state.search, site.timeZone) }
  const rows = useCall(
    'stores.listStoreMovements',
    { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } },
    { placeholderData: keepPreviousData },
  )
  return (
    <RecordList
      name="store-register"
      title={t('stores.register.title')}
      columns={useRegisterColumns('site')}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/stores/$id', params: { id: row.item.id } })}
      filters={[
        { key: 'kind', kind: 'choices', label: t('stores.register.kind'), choices: useChoices('movementKind') },
        { key: 'period', kind: 'period', label: t('stores.register.at') },
      ]}
      acts={<StoreTabs at="register" />}
      exportHref={(format) => urlOf('stores.exportStoreMovements', { query: { siteId: site.id, format, filter } })}
      empty={{ title: t('stores.register.empty'), hint: t('stores.register.emptyHint') }}
    />
  )
}
