import { useT, type StatusLook } from '@guanjia/ui'
import type { WebhookDeliveryState, WebhookEndpoint } from '@guanjia/contract/webhooks.ts'
import { Look } from '../kit/status-tag.tsx'

export const PUSH_LOOKS = {
  waiting: { tone: 'idle', shape: 'ring' }, sending: { tone: 'active', shape: 'half' }, delivered: { tone: 'done', shape: 'tick' }, failed: { tone: 'overdue', shape: 'triangle' },
} as Record<WebhookDeliveryState, StatusLook>

export function EndpointState({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useT()
  const { disabledReason } = endpoint
  const look = (disabledReason === null ? (endpoint.failingSince ? { tone: 'soon', shape: 'bell' } : { tone: 'done', shape: 'tick' }) : disabledReason === 'by_hand' ? { tone: 'idle', shape: 'pause' } : { tone: 'overdue', shape: 'triangle' }) as StatusLook
  return <Look look={look} text={t(`integration.webhooks.state.${disabledReason ?? 'active'}`)} />
}

export function PushState({ state }: { state: WebhookDeliveryState }) {
  const t = useT()
  return <Look look={PUSH_LOOKS[state]} text={t(`integration.webhooks.stateOf.${state}`)} />
}
