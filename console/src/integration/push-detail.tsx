import { App, Button, Skeleton } from 'antd'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Facts } from '../kit/record-page.tsx'
import { PushState } from './webhook-looks.tsx'
import './integration.css'

const inLines = (headers: Record<string, string>): string => Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n')
const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** One delivery: what was sent, and what came back each time. */
export function PushDetail({ id }: { id: string }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const found = useCall('webhooks.getWebhookDelivery', { params: { id } })
  const act = useAct('webhooks.actOnWebhookDelivery')
  const push = found.data
  if (!push) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />
  const replay = (): void => act.mutate({ params: { id }, body: { action: 'replay' } }, { onError: complain, onSuccess: () => void message.success(t('integration.webhooks.replayed')) })
  return (
    <div className="gj-stack">
      <Facts
        facts={[
          { label: t('integration.webhooks.deliveryState'), value: <PushState state={push.state} /> },
          { label: t('integration.webhooks.at'), value: time.at(push.at) },
          { label: 'webhook-id', value: <code>{`msg_${push.id}`}</code>, isWide: true },
        ]}
      />
      {push.allowedActions.includes('replay') && (
        <div>
          <Button type="primary" loading={act.isPending} onClick={replay}>
            {t('integration.webhooks.replay')}
          </Button>
        </div>
      )}
      <section>
        <h3>{t('integration.webhooks.request')}</h3>
        <pre className="gj-sent" tabIndex={0}>{`POST ${push.url}\n\n${readable(push.body)}`}</pre>
      </section>
      {push.log.map((attempt, n) => (
        <section key={attempt.id}>
          <h3>
            {t('integration.webhooks.attempt', { n: n + 1 })} · {time.at(attempt.at)} · {attempt.status ?? attempt.failure} · {t('integration.webhooks.took', { ms: attempt.milliseconds })}
          </h3>
          <pre className="gj-sent" tabIndex={0}>
            {[inLines(attempt.requestHeaders), '', attempt.status === null ? (attempt.failure ?? '') : `${attempt.status}\n${inLines(attempt.responseHeaders ?? {})}\n\n${attempt.responseBody ?? ''}`].join('\n')}
          </pre>
          {attempt.isTruncated && <p className="gj-quiet">{t('integration.webhooks.cut')}</p>}
        </section>
      ))}
    </div>
  )
}
