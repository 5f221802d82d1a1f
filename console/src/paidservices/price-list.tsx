import { PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { PaidService, ServiceGroup } from '@guanjia/contract/paidservices.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { PaidTabs } from './paid-tabs.tsx'
import { PriceStateTag, usePriceWords } from './price-words.tsx'

const NewPrice = lazy(() => import('./price-form.tsx').then(({ NewPrice }) => ({ default: NewPrice })))
const ImportPrices = lazy(() => import('./import-form.tsx').then(({ ImportPrices }) => ({ default: ImportPrices })))

function useColumns(): Column<PaidService>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const price = usePriceWords()
  return [
    { key: 'code', title: t('paid.field.code'), width: 90, render: (row) => row.code },
    {
      key: 'name',
      title: t('paid.field.name'),
      render: (row) => (
        <span className="gj-clip" title={row.name}>
          {row.name}
        </span>
      ),
    },
    { key: 'group', title: t('paid.field.group'), width: 140, render: (row) => label('serviceGroup', row.group) },
    { key: 'price', title: t('paid.field.price'), width: 150, align: 'right', render: (row) => price(row) },
    {
      key: 'inForce',
      title: t('paid.field.inForce'),
      width: 150,
      align: 'right',
      render: (row) => row.inForce && <strong>{price(row.inForce)}</strong>,
    },
    { key: 'warrantyDays', title: t('paid.field.warrantyDays'), width: 104, align: 'right', render: (row) => row.warrantyDays },
    {
      key: 'state',
      title: t('paid.field.state'),
      width: 210,
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <PriceStateTag item={row} />
        </span>
      ),
    },
    { key: 'includes', title: t('paid.field.includes'), width: 220, isHidden: true, render: (row) => <span title={row.includes}>{row.includes}</span> },
    { key: 'validFrom', title: t('paid.field.validFrom'), width: 116, render: (row) => row.inForce?.validFrom },
    { key: 'updatedAt', title: t('paid.field.updatedAt'), width: 116, isHidden: true, render: (row) => time.at(row.updatedAt) },
  ]
}

/** The price list as it is being written, with what is in force beside. */
export function PriceList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const [opened, setOpened] = useState<'new' | 'import' | null>(null)
  const { q, group, state: wanted, changed } = state.search
  const filter = {
    q,
    group: group?.split(',') as ServiceGroup[] | undefined,
    state: wanted?.split(',') as PaidService['state'][] | undefined,
    changed: yes(changed),
  }
  const rows = useCall(
    'paidservices.listPaidServices',
    { query: { siteId: site.id, limit: 100, total: true, cursor: state.cursor, filter } },
    { placeholderData: keepPreviousData },
  )
  const add = may('paid_services:manage') && (
    <Button type="primary" onClick={() => setOpened('new')}>
      {t('paid.list.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="paid-services"
        title={t('paid.list.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/paid-services/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('paid.list.search') },
          { key: 'group', kind: 'choices', label: t('paid.field.group'), choices: useChoices('serviceGroup') },
        ]}
        views={[
          { key: 'all', name: t('paid.list.view.all'), query: '' },
          { key: 'published', name: t('paid.list.view.published'), query: 'state=published' },
          { key: 'draft', name: t('paid.list.view.draft'), query: 'state=draft' },
          { key: 'changed', name: t('paid.list.view.changed'), query: 'changed=true&state=published' },
          { key: 'withdrawn', name: t('paid.list.view.withdrawn'), query: 'state=withdrawn' },
        ]}
        exportHref={(format) => urlOf('paidservices.exportPaidServices', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            <PaidTabs at="list" />
            <PosterMenu siteId={site.id} />
            {may('paid_services:manage') && <Button onClick={() => setOpened('import')}>{t('paid.list.import')}</Button>}
            {add}
          </>
        }
        empty={{ title: t('paid.list.empty'), hint: t('paid.list.emptyHint'), act: add }}
      />
      <Suspense>
        {opened === 'new' && (
          <NewPrice
            siteId={site.id}
            onClose={() => setOpened(null)}
            onMade={(item) => void navigate({ to: '/paid-services/$id', params: { id: item.id } })}
          />
        )}
        {opened === 'import' && <ImportPrices siteId={site.id} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}

/** 《有偿服务收费公示》 for the wall or the counter. */
function PosterMenu({ siteId }: { siteId: string }) {
  const t = useT()
  const link = (key: string, query: { paper: 'a3' | 'a4'; bilingual?: boolean }, text: string) => ({
    key,
    label: (
      <a href={urlOf('paidservices.printPriceList', { query: { siteId, ...query } })} target="_blank" rel="noreferrer">
        {text}
      </a>
    ),
  })
  const items = [
    link('a3', { paper: 'a3' }, t('paid.list.posterA3')),
    link('a4', { paper: 'a4' }, t('paid.list.posterA4')),
    link('two', { paper: 'a3', bilingual: true }, t('paid.list.posterBoth')),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<PrinterOutlined />}>{t('paid.list.poster')}</Button>
    </Dropdown>
  )
}
