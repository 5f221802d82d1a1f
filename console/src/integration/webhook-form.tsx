import { Form, Input, Select, Switch } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { WebhookEndpoint, WebhookEventType } from '@guanjia/contract/webhooks.ts'
import { ActForm } from '../kit/act-form.tsx'
import { newId } from '../kit/new-id.ts'
import { useSession } from '../session/session.tsx'

interface Values {
  name: string
  url: string
  events: WebhookEventType[]
  siteId?: string
  hasPersonalData: boolean
}

/** Where events go, and which. */
export function WebhookForm({ endpoint, onClose, onMade }: { endpoint: WebhookEndpoint | null; onClose: () => void; onMade?: (made: { id: string; secret: string }) => void }) {
  const t = useT()
  const { sites } = useSession()
  const make = useAct('webhooks.createWebhook')
  const change = useAct('webhooks.changeWebhook')
  const catalogue = useCall('webhooks.listWebhookEvents', {})
  const submit = async ({ siteId, ...values }: Values): Promise<void> => {
    const facts = { ...values, siteId: siteId ?? null }
    if (endpoint !== null) return void (await change.mutateAsync({ params: { id: endpoint.id }, body: { ...facts, version: endpoint.version } }))
    onMade?.(await make.mutateAsync({ body: { id: newId(), ...facts } }))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={t(endpoint ? 'integration.webhooks.change' : 'integration.webhooks.add')}
      verb={t('shell.form.save')}
      width={640}
      initial={{ name: endpoint?.name ?? '', url: endpoint?.url ?? '', events: endpoint?.events ?? [], siteId: endpoint?.siteId ?? undefined, hasPersonalData: endpoint?.hasPersonalData ?? false }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('integration.webhooks.name')} rules={[needed]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="url" label={t('integration.webhooks.url')} rules={[needed]} extra={t('integration.webhooks.urlHint')}>
        <Input maxLength={1000} placeholder="https://" />
      </Form.Item>
      <Form.Item name="events" label={t('integration.webhooks.events')} extra={t('integration.webhooks.eventsHint')}>
        <Select mode="multiple" allowClear options={(catalogue.data?.items ?? []).map(({ type, summary }) => ({ value: type, label: type, title: summary }))} />
      </Form.Item>
      <Form.Item name="siteId" label={t('integration.webhooks.site')}>
        <Select allowClear placeholder={t('integration.webhooks.allSites')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="hasPersonalData" label={t('integration.webhooks.personal')} valuePropName="checked" extra={t('integration.webhooks.personalHint')}>
        <Switch />
      </Form.Item>
    </ActForm>
  )
}
