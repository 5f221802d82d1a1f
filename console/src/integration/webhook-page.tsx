import { App, Drawer } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { WebhookDelivery, WebhookEndpoint } from '@guanjia/contract/webhooks.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useListState } from '../kit/list-state.ts'
import { useComplain } from '../kit/problem.tsx'
import { Pager } from '../kit/record-list.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { useSession } from '../session/session.tsx'
import { EndpointState, PushState } from './webhook-looks.tsx'

const WebhookForm = lazy(() => import('./webhook-form.tsx').then(({ WebhookForm }) => ({ default: WebhookForm })))
const SecretBox = lazy(() => import('./secret-box.tsx').then(({ SecretBox }) => ({ default: SecretBox })))
const PushDetail = lazy(() => import('./push-detail.tsx').then(({ PushDetail }) => ({ default: PushDetail })))

type Action = 'enable' | 'disable' | 'rotate_secret' | 'show_secret' | 'test' | 'replay_failed'

/** One endpoint with everything that was sent to it. */
export function WebhookPage() {
  const { id } = useParams({ from: '/shell/webhooks/$id' })
  const found = useCall('webhooks.getWebhook', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <Page key={id} endpoint={found.data} />
}

function Page({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useT()
  const time = useTime()
  const { sites } = useSession()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const complain = useComplain()
  const state = useListState()
  const [changing, setChanging] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const act = useAct('webhooks.actOnWebhook')
  const remove = useAct('webhooks.removeWebhook')
  const rows = useCall('webhooks.listWebhookDeliveries', { query: { limit: 50, cursor: state.cursor, filter: { endpointId: endpoint.id } } }, { placeholderData: keepPreviousData })
  const run = (action: Action) => (): void =>
    act.mutate({ params: { id: endpoint.id }, body: { action } }, {
      onError: complain,
      onSuccess: (done) => {
        if (done.secret !== null) setSecret(done.secret)
        if (action !== 'show_secret') void message.success(t(`integration.webhooks.done.${action}`, { n: done.count }))
      },
    })
  const ask = (): void =>
    void modal.confirm({
      title: `${t('integration.webhooks.remove')} · ${endpoint.name}`, content: t('integration.webhooks.removeHint'), okText: t('integration.webhooks.remove'), okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id: endpoint.id } }).then(() => void navigate({ to: '/settings/webhooks' }), complain),
    })
  const word = (action: Action): string => t(`integration.webhooks.act.${action}`)
  const acts: Act[] = [
    ...(endpoint.isActive
      ? ([{ key: 'test', text: word('test'), onClick: run('test') }, { key: 'replay_failed', text: word('replay_failed'), isRare: endpoint.lately.failed === 0, onClick: run('replay_failed') }] satisfies Act[])
      : ([{ key: 'enable', text: word('enable'), onClick: run('enable') }] satisfies Act[])),
    { key: 'change', text: t('integration.webhooks.change'), onClick: () => setChanging(true) },
    { key: 'show_secret', text: word('show_secret'), isRare: true, onClick: run('show_secret') },
    { key: 'rotate_secret', text: word('rotate_secret'), isRare: true, onClick: run('rotate_secret') },
    ...(endpoint.isActive ? [{ key: 'disable', text: word('disable'), isRare: true, onClick: run('disable') } satisfies Act] : []),
    { key: 'remove', text: t('integration.webhooks.remove'), isRare: true, isDanger: true, onClick: ask },
  ]
  const columns: Column<WebhookDelivery>[] = [
    { key: 'at', title: t('integration.webhooks.at'), width: 140, render: (row) => time.at(row.at) },
    { key: 'type', title: t('integration.webhooks.type'), render: (row) => row.type },
    { key: 'state', title: t('integration.webhooks.deliveryState'), width: 110, render: (row) => <PushState state={row.state} /> },
    { key: 'status', title: t('integration.webhooks.status'), width: 220, render: (row) => <span className="gj-clip" title={row.lastFailure ?? ''}>{row.lastStatus ?? row.lastFailure}</span> },
    { key: 'attempts', title: t('integration.webhooks.attempts'), width: 80, align: 'right', render: (row) => row.attempts },
  ]
  return (
    <RecordPage
      number=""
      title={endpoint.name}
      tags={<EndpointState endpoint={endpoint} />}
      acts={<ActionBar acts={acts} hasNext={false} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('integration.webhooks.facts')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('integration.webhooks.url'), value: <span style={{ overflowWrap: 'anywhere' }}>{endpoint.url}</span>, isWide: true },
                { label: t('integration.webhooks.events'), value: endpoint.events.length === 0 ? t('integration.webhooks.all') : endpoint.events.join('  '), isWide: true },
                { label: t('integration.webhooks.site'), value: sites.find(({ id }) => id === endpoint.siteId)?.name ?? t('integration.webhooks.allSites') },
                { label: t('integration.webhooks.personal'), value: t(endpoint.hasPersonalData ? 'archives.yes' : 'archives.no') },
                { label: t('integration.webhooks.log'), value: t('integration.webhooks.lately', endpoint.lately), isWide: true },
                { label: t('integration.webhooks.status'), value: endpoint.failingSince && t('integration.webhooks.failing', { since: time.at(endpoint.failingSince) }), isWide: true },
              ]}
            />
          </div>
        </>
      }
    >
      <FactGroup title={t('integration.webhooks.log')} extra={<ExportMenu href={(format) => urlOf('webhooks.exportWebhookDeliveries', { query: { format, filter: { endpointId: endpoint.id } } })} isLong={false} />}>
        <DataTable label={t('integration.webhooks.log')} columns={columns} rows={rows.data?.items} rowKey={({ id }) => id} onOpen={({ id }) => setOpenedId(id)} empty={<strong>{t('integration.webhooks.deliveryEmpty')}</strong>} />
        <Pager page={rows.data} state={state} />
      </FactGroup>
      <Drawer open={openedId !== null} onClose={() => setOpenedId(null)} title={rows.data?.items.find(({ id }) => id === openedId)?.type} size={640}>
        <Suspense>{openedId && <PushDetail id={openedId} />}</Suspense>
      </Drawer>
      <Suspense>
        {changing && <WebhookForm endpoint={endpoint} onClose={() => setChanging(false)} />}
        {secret !== null && <SecretBox secret={secret} onClose={() => setSecret(null)} />}
      </Suspense>
    </RecordPage>
  )
}
