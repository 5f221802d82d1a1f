import type { Generated } from 'kysely'
import type { Locale, integration, webhooks } from '@guanjia/contract'

export interface IntegrationTables {
  channel_setting: ChannelSettingTable
  message_wording: { organization_id: string; template: string; channel: integration.WordingChannel; locale: Locale; title: string; body: string; version: Generated<number>; changed_at: Date }
  message_choice: { organization_id: string; account_id: string | null; topic: string; channel: 'email' | 'sms' | 'push'; wants: integration.Wants }
  message_address: { organization_id: string; account_id: string; email: string }
  delivery: DeliveryTable
  push_subscription: PushSubscriptionTable
  calendar_feed: { organization_id: string; account_id: string; token_hash: Buffer; created_at: Date; read_at: Date | null }
  webhook_endpoint: WebhookEndpointTable
  webhook_fact: { organization_id: string; id: string; name: string; data: unknown; created_at: Date; spread_at: Generated<Date | null> }
  webhook_delivery: WebhookDeliveryTable
  webhook_attempt: WebhookAttemptTable
}

export interface ChannelSettingTable {
  organization_id: string
  id: string
  channel: integration.Channel
  name: string
  is_active: Generated<boolean>
  settings: unknown
  secret_sealed: Buffer
  topics: Generated<string[]>
  site_id: string | null
  version: Generated<number>
  created_at: Date
  changed_at: Date
}

export interface DeliveryTable {
  organization_id: string
  id: string
  setting_id: string | null
  channel: integration.Channel
  message_id: string | null
  account_id: string | null
  address: Generated<string>
  template: string
  params: unknown
  level: Generated<'info' | 'warning' | 'urgent'>
  locale: Locale
  title: string
  body: string
  record_type: string | null
  record_id: string | null
  state: Generated<integration.DeliveryState>
  attempts: Generated<number>
  due_at: Date
  good_until: Date | null
  claimed_at: Generated<Date | null>
  provider_id: Generated<string | null>
  failure: Generated<string | null>
  dedupe_key: string | null
  digest_key: string | null
  merged_into: Generated<string | null>
  resend_of: string | null
  created_at: Date
  sent_at: Generated<Date | null>
}

export interface PushSubscriptionTable {
  organization_id: string
  id: string
  account_id: string
  session_id: string
  app: 'console' | 'phone'
  endpoint: string
  fingerprint: string
  p256dh: string
  auth: string
  device: Generated<string>
  created_at: Date
  last_sent_at: Generated<Date | null>
}

export interface WebhookEndpointTable {
  organization_id: string
  id: string
  name: string
  url: string
  events: Generated<webhooks.WebhookEventType[]>
  site_id: string | null
  secrets_sealed: Buffer
  has_personal_data: Generated<boolean>
  is_active: Generated<boolean>
  failing_since: Generated<Date | null>
  disabled_reason: Generated<'by_hand' | 'gone' | 'failing' | null>
  version: Generated<number>
  created_at: Date
  changed_at: Date
}

export interface WebhookDeliveryTable {
  organization_id: string
  id: string
  endpoint_id: string
  event_type: webhooks.WebhookEventType
  body: string
  state: Generated<webhooks.WebhookDeliveryState>
  attempts: Generated<number>
  round_attempts: Generated<number>
  due_at: Date
  claimed_at: Generated<Date | null>
  last_status: Generated<number | null>
  last_failure: Generated<string | null>
  created_at: Date
  delivered_at: Generated<Date | null>
  dedupe_key: string | null
}

export interface WebhookAttemptTable {
  organization_id: string
  id: string
  delivery_id: string
  at: Date
  milliseconds: number
  status: number | null
  failure: string | null
  request_headers: unknown
  response_headers: unknown
  response_body: string | null
  is_truncated: Generated<boolean>
}
