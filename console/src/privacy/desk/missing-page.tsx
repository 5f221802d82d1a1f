import { keepPreviousData } from '@tanstack/react-query'
import { formatPhone, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { MissingConsent } from '@guanjia/contract/privacy.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useBuildings } from '../../registers/place-pickers.tsx'
import { useSite } from '../../session/session.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'

/** 待补同意: whom to ask at the next meeting. */
export function MissingPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const state = useListState()
  const { search } = state
  const filter = { purpose: many<'identity' | 'family'>(search.purpose), buildingId: many(search.buildingId), q: search.q }
  const rows = useCall('privacy.missingConsents', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const buildings = useBuildings(site.id)
  const columns: Column<MissingConsent>[] = [
    { key: 'name', title: t('privacyDesk.missing.name'), width: 150, render: (row) => row.name },
    { key: 'rooms', title: t('privacyDesk.missing.rooms'), width: 180, render: (row) => row.units.map(({ name }) => name).join('、') },
    { key: 'phone', title: t('privacyDesk.missing.phone'), width: 150, render: (row) => (row.phone ? formatPhone(row.phone) : '—') },
    { key: 'purposes', title: t('privacyDesk.missing.purposes'), render: (row) => row.purposes.map((one) => label('consentPurpose', one)).join('、') },
  ]
  return (
    <RecordList
      name="missing-consents"
      title={t('privacyDesk.tabs.missing')}
      above={<><PrivacyTabs at="missing" /><p className="gj-quiet">{t('privacyDesk.missing.hint')}</p></>}
      columns={columns}
      filters={[
        { key: 'purpose', kind: 'choices', label: t('privacyDesk.missing.purpose'), choices: (['identity', 'family'] as const).map((value) => ({ value, label: label('consentPurpose', value) })) },
        { key: 'buildingId', kind: 'choices', label: t('privacyDesk.missing.building'), choices: buildings },
        { key: 'q', kind: 'words', label: t('privacyDesk.missing.q') },
      ]}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/archives/persons/${row.id}`}
      exportHref={(format) => urlOf('privacy.exportMissingConsents', { query: { siteId: site.id, format, filter } })}
      empty={{ title: t('privacyDesk.missing.empty'), hint: t('privacyDesk.missing.emptyHint') }}
    />
  )
}
