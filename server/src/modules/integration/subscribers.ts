import { messagesAreWordedBy } from '../../platform/messages/messages.ts'
import { observeEvents } from './webhook-facts.ts'
import { wordsInApp } from './wordings.ts'

export function subscribe(): void {
  observeEvents()
  messagesAreWordedBy(wordsInApp)
}
