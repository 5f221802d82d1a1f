import type { PolicyStep } from '@guanjia/contract/sla.ts'

export type Recipient = PolicyStep['to'][number]
/** From the one at work upwards (ORG-023); the contract's own list would bring its schemas into the browser. */
export const RECIPIENT_ORDER: readonly Recipient[] = ['handler', 'supervisor', 'site_manager', 'head_office']
