import { FileTextOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { WebhookEndpoint } from '@guanjia/contract/webhooks.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { PageHead } from '../settings/page-head.tsx'
import { EndpointState } from './webhook-looks.tsx'

const WebhookForm = lazy(() => import('./webhook-form.tsx').then(({ WebhookForm }) => ({ default: WebhookForm })))
const SecretBox = lazy(() => import('./secret-box.tsx').then(({ SecretBox }) => ({ default: SecretBox })))

/** Other systems that hear of what happens here. */
export function WebhookList() {
  const t = useT()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null)
  const found = useCall('webhooks.listWebhooks', {})
  const columns: Column<WebhookEndpoint>[] = [
    { key: 'name', title: t('integration.webhooks.name'), width: 180, render: (row) => row.name },
    { key: 'state', title: t('integration.webhooks.deliveryState'), width: 190, render: (row) => <EndpointState endpoint={row} /> },
    { key: 'url', title: t('integration.webhooks.url'), render: (row) => <span className="gj-clip" title={row.url}>{row.url}</span> },
    { key: 'lately', title: t('integration.webhooks.log'), width: 280, render: (row) => t('integration.webhooks.lately', row.lately) },
  ]
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('integration.webhooks.add')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('integration.webhooks.title')} hint={t('integration.webhooks.hint')}>
        <Button icon={<FileTextOutlined />} href="/api/reference" target="_blank">
          {t('integration.webhooks.reference')}
        </Button>
        {add}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {found.data && (
        <section className="gj-card">
          <DataTable
            label={t('integration.webhooks.title')}
            columns={columns}
            rows={found.data.items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/webhooks/${id}`}
            empty={
              <>
                <strong>{t('integration.webhooks.empty')}</strong>
                <p>{t('integration.webhooks.emptyHint')}</p>
              </>
            }
          />
        </section>
      )}
      <Suspense>
        {adding && <WebhookForm endpoint={null} onMade={setMade} onClose={() => setAdding(false)} />}
        {made && <SecretBox secret={made.secret} onClose={() => void navigate({ to: '/webhooks/$id', params: { id: made.id } })} />}
      </Suspense>
    </>
  )
}
