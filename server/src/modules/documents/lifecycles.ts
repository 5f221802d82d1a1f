import type { contracts, externalqueries, originals } from '@guanjia/contract'
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

/** A contract (CON-001). It expires by its day and is renewed by the contract that follows it; both come without an act of their own. */
export const CONTRACT: LifeCycle<contracts.ContractState, contracts.ContractAction> = {
  put_in_force: { from: ['draft'], to: 'in_force' },
  terminate: { from: ['in_force'], to: 'terminated' },
  renew: { from: ['in_force', 'expired'], to: 'same' },
  drop: { from: ['draft'], to: 'terminated' },
}

/** A query from outside (PRV-004): asked → approved by another than who registered it → handed over; or refused, or withdrawn. */
export const EXTERNAL_QUERY: LifeCycle<externalqueries.ExternalQueryState, externalqueries.ExternalQueryAction> = {
  approve: { from: ['requested'], to: 'approved' },
  refuse: { from: ['requested'], to: 'refused' },
  hand_over: { from: ['approved'], to: 'handed_over' },
  withdraw: { from: ['requested', 'approved'], to: 'withdrawn' },
}
