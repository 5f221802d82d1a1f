import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { useListState } from '../kit/list-state.ts'
import { NoticePage } from '../kit/notice-page.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CALLS, isKind, type Kind } from './kinds.ts'
import { RegisterTabs } from './register-tabs.tsx'
import { useScreen } from './screens.ts'

const NewRecord = lazy(() => import('./register-forms.tsx').then(({ NewRecord }) => ({ default: NewRecord })))

/** The list of one register, by the address. */
export function RegisterList() {
  const t = useT()
  const { kind } = useParams({ from: '/shell/registers/$kind' })
  if (!isKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <List key={kind} kind={kind} />
}

const LABELLED = new Set<Kind>(['facility', 'meter', 'common_area'])

function List({ kind }: { kind: Kind }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const screen = useScreen(kind)
  const [making, setMaking] = useState(false)
  const filter = screen.filterOf(state.search) as never
  const rows = useCall(CALLS[kind].list as 'belongings.listVehicles', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may(screen.write) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('registers.new', { what: screen.name })}
    </Button>
  )
  return (
    <>
      <RecordList
        name={`registers.${kind}`}
        title={screen.name}
        columns={screen.columns}
        state={state}
        rows={rows as never}
        rowKey={(row) => row.id}
        rowHref={(row) => `/registers/${kind}/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: screen.search }, ...screen.filters]}
        views={screen.views}
        exportHref={(format) => urlOf(CALLS[kind].sheet as 'belongings.exportVehicles', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            {LABELLED.has(kind) && (
              <Button icon={<PrinterOutlined />} href={urlOf('registers.printLabels', { query: { siteId: site.id, kind: kind as 'facility', q: state.search.q } })} target="_blank">
                {t('registers.labels')}
              </Button>
            )}
            {add}
          </>
        }
        empty={{ title: t('registers.empty', { what: screen.name }), hint: t('registers.emptyHint'), act: add }}
        above={<RegisterTabs at={kind} />}
      />
      <Suspense>{making && <NewRecord kind={kind} screen={screen} onClose={() => setMaking(false)} onMade={(id) => void navigate({ to: '/registers/$kind/$id', params: { kind, id } })} />}</Suspense>
    </>
  )
}
