import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { useListState } from '../kit/list-state.ts'
import { NoticePage } from '../kit/notice-page.tsx'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CALLS, baseOf, isKind, type AnyShown, type Kind, type RegisterKind, type Screen } from './kinds.ts'
import { useRegisterBulk } from './register-bulk.tsx'
import { RegisterTabs } from './register-tabs.tsx'
import { useScreen } from './screens.ts'

const NewRecord = lazy(() => import('./register-forms.tsx').then(({ NewRecord }) => ({ default: NewRecord })))

/** The list of one register, by the address. */
export function RegisterList() {
  const t = useT()
  const { kind } = useParams({ from: '/shell/registers/$kind' })
  if (!isKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <OfKind key={kind} kind={kind} />
}

function OfKind({ kind }: { kind: RegisterKind }) {
  return <ListOf kind={kind} screen={useScreen(kind)} above={<RegisterTabs at={kind} />} />
}

/** What is hung up or handed over as a list. */
const PRINTED: Partial<Record<Kind, string>> = { clean_line: 'environment.printCleanLines', waste_collection: 'environment.printWasteCollections' }
const LABELLED = new Set<Kind>(['facility', 'meter', 'common_area'])

/** The list of any register, by its screen. */
export function ListOf({ kind, screen, above }: { kind: Kind; screen: Screen<AnyShown>; above: ReactNode }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const base = baseOf(kind)
  const [making, setMaking] = useState(false)
  const filter = screen.filterOf({ ...state.search, ...periodOf(state.search, site.timeZone) }) as never
  const rows = useCall(CALLS[kind].list as 'belongings.listVehicles', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const labels = (ids?: readonly string[]): string => urlOf('registers.printLabels', { query: { siteId: site.id, kind: kind as 'facility', ...(ids ? { ids: [...ids] } : { q: state.search.q }) } })
  const bulk = useRegisterBulk(kind, screen, LABELLED.has(kind) ? [{ key: 'labels', name: t('registers.labels'), href: labels }] : undefined)
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
        rowHref={(row) => `${base}/${kind}/${row.id}`}
        filters={[...(screen.search ? [{ key: 'q', kind: 'words', label: screen.search } as const] : []), ...screen.filters]}
        views={screen.views}
        exportHref={(format) => urlOf(CALLS[kind].sheet as 'belongings.exportVehicles', { query: { siteId: site.id, format, filter } })}
        {...(PRINTED[kind] ? { printHref: urlOf(PRINTED[kind] as 'environment.printCleanLines', { query: { siteId: site.id, filter } }) } : {})}
        acts={
          <>
            {LABELLED.has(kind) && (
              <Button icon={<PrinterOutlined />} href={labels()} target="_blank">
                {t('registers.labels')}
              </Button>
            )}
            {screen.listActs}
            {add}
          </>
        }
        bulk={may(screen.write) ? bulk : undefined}
        empty={{ title: t('registers.empty', { what: screen.name }), hint: t('registers.emptyHint'), act: add }}
        above={above}
      />
      <Suspense>{making && <NewRecord kind={kind} screen={screen} onClose={() => setMaking(false)} onMade={(id) => void navigate({ to: `${base}/$kind/$id`, params: { kind, id } })} />}</Suspense>
    </>
  )
}
