import { messagesAreWordedBy } from '../../platform/messages/messages.ts'
import { sealedColumn } from '../../platform/keys/sealed-columns.ts'
import { observeEvents } from './webhook-facts.ts'
import { wordsInApp } from './wordings.ts'
import { personalDataOfIntegration } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfIntegration()
  sealedColumn({ table: 'channel_setting', key: ['id'], sealed: 'secret_sealed' })
  sealedColumn({ table: 'webhook_endpoint', key: ['id'], sealed: 'secrets_sealed' })
  observeEvents()
  messagesAreWordedBy(wordsInApp)
}
