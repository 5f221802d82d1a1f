import type { originals } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

/** A loan of a paper original (HHD-007): out → back, or lost. */
export const LOAN: LifeCycle<originals.LoanState, originals.LoanAction> = {
  return: { from: ['out'], to: 'returned' },
  extend: { from: ['out'], to: 'same' },
  lose: { from: ['out'], to: 'lost' },
}

/** A batch for the central archive (HHD-014): prepared → sent → received with signature, or sent back. */
export const TRANSFER: LifeCycle<originals.TransferState, originals.TransferAction> = {
  send: { from: ['draft'], to: 'sent' },
  receive: { from: ['sent'], to: 'received' },
  refuse: { from: ['draft', 'sent'], to: 'refused' },
}
