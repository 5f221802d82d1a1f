import { EditOutlined } from '@ant-design/icons'
import { Button, Input, Select, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ExternalParty } from '@guanjia/contract/governance.ts'
import { useChoices } from '../kit/choices.ts'
import { ImportLink } from '../kit/import-link.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { many, useUrlSearch, yes } from '../kit/search.ts'
import { useLater } from '../kit/search-box.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'
import { LiaisonTabs } from './liaison-list.tsx'
import './governance.css'

const PartyForm = lazy(() => import('./liaison-forms.tsx').then(({ PartyForm }) => ({ default: PartyForm })))
const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))

/** Whom outside the house this site deals with, by kind, with the last contact and what is still to be followed up. */
export function PartyList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [opened, setOpened] = useState<ExternalParty | 'new' | null>(null)
  const kinds = useChoices('partyKind')
  const filter = { q: useLater(search.q ?? '', 200) || undefined, kind: many(search.kind), all: yes(search.all) } as never
  const found = useCall('governance.listParties', { query: { siteId: site.id, filter } }, { placeholderData: keepPreviousData })
  const mayEdit = may('governance:record')
  const rows = found.data?.items
  const add = mayEdit && <Button type="primary" onClick={() => setOpened('new')}>{t('headoffice.party.new')}</Button>
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('headoffice.liaison.parties')}</h1>
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          <OrgTabs at="liaisons" />
          <LiaisonTabs at="parties" />
          <Suspense><ExportMenu isLong={false} href={(format) => urlOf('governance.exportParties', { query: { siteId: site.id, format, filter } })} /></Suspense>
          <ImportLink kind="external_parties" needs="governance:record" />
          {add}
        </span>
      </div>
      <div className="gj-row gj-wrap">
        <Input.Search allowClear style={{ width: 240 }} placeholder={t('headoffice.party.search')} aria-label={t('headoffice.party.search')} defaultValue={search.q} onChange={(event) => change({ q: event.target.value || undefined })} />
        <Select mode="multiple" allowClear style={{ minWidth: 200 }} placeholder={t('headoffice.liaison.kind')} aria-label={t('headoffice.liaison.kind')} options={kinds} value={many(search.kind) ?? []} onChange={(value: string[]) => change({ kind: value.join(',') || undefined })} />
        <label className="gj-row"><Switch size="small" checked={search.all === 'true'} onChange={(all) => change({ all: all ? 'true' : undefined })} />{t('headoffice.party.all')}</label>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {rows?.length === 0 && (
        <section className="gj-card gj-body" style={{ textAlign: 'center', padding: 40 }}>
          <strong>{t('headoffice.party.empty')}</strong>
          <p className="gj-quiet" style={{ marginBottom: 16 }}>{t('headoffice.party.emptyHint')}</p>
          {add}
        </section>
      )}
      {rows && rows.length > 0 && (
        <section className="gj-card" style={{ overflowX: 'auto' }}>
          <table className="gj-governance-table" aria-label={t('headoffice.liaison.parties')}>
            <thead><tr><th scope="col">{t('headoffice.liaison.kind')}</th><th scope="col">{t('headoffice.party.name')}</th><th scope="col">{t('headoffice.party.contact')}</th><th scope="col">{t('headoffice.party.phone')}</th><th scope="col">{t('headoffice.party.address')}</th><th scope="col">{t('headoffice.party.last')}</th><th scope="col">{t('headoffice.party.open')}</th>{mayEdit && <td />}</tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.isActive ? undefined : 'gj-quiet'}>
                  <td className="gj-nowrap">{label('partyKind', row.kind)}</td>
                  <th scope="row" className="gj-strong"><Link to="/org/liaisons" search={{ partyId: row.id }}>{row.name}</Link>{row.note && <p className="gj-quiet gj-small">{row.note}</p>}</th>
                  <td className="gj-nowrap">{row.contact}</td>
                  <td className="gj-nowrap">{row.phone && <a href={`tel:${row.phone.replaceAll(/[^\d+]/g, '')}`}>{row.phone}</a>}</td>
                  <td>{row.address}</td>
                  <td className="gj-nowrap">{row.lastAt ? time.short(row.lastAt) : <span className="gj-quiet">{t('headoffice.party.never')}</span>}</td>
                  <td className="gj-number">{row.openCount > 0 ? <Link to="/org/liaisons" search={{ partyId: row.id, open: 'true' }}>{row.openCount}</Link> : ''}</td>
                  {mayEdit && <td className="gj-acts"><Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('headoffice.party.edit')} · ${row.name}`} onClick={() => setOpened(row)} /></td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Suspense>{opened !== null && <PartyForm key={opened === 'new' ? 'new' : opened.id} party={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}
