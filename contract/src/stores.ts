import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

/** 入库 · 领用 · 退回 · 报损 · 盘点 */
export const MOVEMENT_KINDS = ['receive', 'issue', 'give_back', 'damage', 'count'] as const
export const MovementKind = z.enum(MOVEMENT_KINDS)

/** At most three decimals: metres of cable, litres of paint. */
const quantity = z.number().min(0).max(9_999_999).multipleOf(0.001)

/** Something that a site keeps: 灯管, 水龙头阀芯. `onHand` is never negative. */
export const StoreItem = z.object({
  id: Id, siteId: Id, code: z.string(), name: z.string(), specification: z.string(), unit: z.string(), place: z.string(), minimum: z.number(), priceFen: z.number().int().nullable(), onHand: z.number(),
  /** When it is broken or missing: who else sells it, what stands in for it and where that is kept, how to get by until then. */
  backupSupplier: z.string(), backupPhone: z.string(), spare: z.string(), contingency: z.string(),
  isLow: z.boolean(), isActive: z.boolean(), updatedAt: Instant, version: z.number().int(),
}).meta({ id: 'StoreItem' })
export type StoreItem = z.infer<typeof StoreItem>

/** `backupPhone` is a business's. */
const Contingency = { backupSupplier: text(100).optional(), backupPhone: text(30).optional(), spare: text(200).optional(), contingency: text(500).optional() }
const ItemFacts = z.object({
  code: text(40, 1), name: text(100, 1), specification: text(100).default(''), unit: text(10, 1), place: text(50).default(''), minimum: quantity.default(0), priceFen: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  ...Contingency,
})
const ItemFilter = z.object({ q: z.string().max(100).optional(), low: flag, active: flag, /** Whether it is said what is done when it is broken or missing. */ prepared: flag })
export const listStoreItems = endpoint({
  method: 'GET', path: '/store-items', summary: 'What a site keeps, by code', access: 'stores:read', query: z.object({ ...paging, siteId: Id, total: flag, filter: ItemFilter.prefault({}) }), response: listOf(StoreItem), errors: ['not_found'],
})
export const getStoreItem = endpoint({ method: 'GET', path: '/store-items/{id}', summary: 'One item', access: 'stores:read', params: IdParams, response: StoreItem, errors: ['not_found'] })
export const createStoreItem = endpoint({
  method: 'POST', path: '/store-items', summary: 'New item', access: 'stores:keep', body: ItemFacts.extend({ id: Id.optional(), siteId: Id }), response: StoreItem, errors: ['already_exists', 'not_found'],
})
export const changeStoreItem = endpoint({
  method: 'PATCH', path: '/store-items/{id}', summary: 'Change an item; its stock changes by movements only', access: 'stores:keep', params: IdParams,
  body: z.object({
    version: z.number().int(), name: text(100, 1).optional(), specification: text(100).optional(), unit: text(10, 1).optional(), place: text(50).optional(), minimum: quantity.optional(),
    priceFen: z.number().int().min(0).max(1_000_000_000).nullable().optional(), isActive: z.boolean().optional(), ...Contingency,
  }),
  response: StoreItem, errors: ['not_found', 'stale_version', 'rule_broken'],
})

/** One line of the in/out register; never changed. `quantity` is signed, `after` the stock that it left. */
export const StoreMovement = z.object({
  id: Id, item: Ref, unit: z.string(), kind: MovementKind, quantity: z.number(), after: z.number(), at: Instant, by: z.string(), workOrder: z.object({ id: Id, number: z.string() }).nullable(), note: z.string(), priceFen: z.number().int().nullable(),
}).meta({ id: 'StoreMovement' })
export type StoreMovement = z.infer<typeof StoreMovement>
/** `quantity` moved, or for a count the quantity that is there. With `id` made by the client a retry is the same movement. */
export const moveStoreItem = endpoint({
  method: 'POST', path: '/store-items/{id}/movements', summary: 'Receive, issue, give back, write off or count', access: 'stores:keep', params: IdParams,
  body: z.object({ id: Id.optional(), kind: MovementKind, quantity, note: text(500).default(''), priceFen: z.number().int().min(0).max(1_000_000_000).nullable().default(null) }),
  response: z.object({ item: StoreItem, movement: StoreMovement }), errors: ['not_found', 'rule_broken', 'action_not_allowed', 'store.short'],
})
export const listStoreMovements = endpoint({
  method: 'GET', path: '/store-movements', summary: 'The in/out register, newest first', access: 'stores:read',
  query: z.object({ ...paging, siteId: Id, filter: z.object({ itemId: Id.optional(), workOrderId: Id.optional(), kind: oneOrMany(MovementKind), from: Instant.optional(), to: Instant.optional() }).prefault({}) }),
  response: listOf(StoreMovement), errors: ['not_found'],
})
export const exportStoreMovements = endpoint({ method: 'GET', path: '/store-movements/export', summary: 'The in/out register as XLSX or CSV', access: 'stores:read', query: listStoreMovements.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
export const exportStoreItems = endpoint({
  method: 'GET', path: '/store-items/export', summary: 'The stock as XLSX or CSV', access: 'stores:read', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: ItemFilter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
/** What is done when something is broken or missing, of all items in use that say it (EMG-019). */
export const printContingencies = endpoint({ method: 'GET', path: '/store-items/contingencies/print', summary: '《物资应急方案》 of the site as PDF', access: 'stores:read', query: z.object({ siteId: Id }), kind: 'file', errors: ['not_found'] })
/** Recounts the register: an item whose stock isn't the sum of its movements is a fault. */
export const checkStore = endpoint({
  method: 'GET', path: '/store-items/check', summary: 'Items whose stock is not the sum of their movements', access: 'stores:keep', query: z.object({ siteId: Id }),
  response: itemsOf(z.object({ item: Ref, onHand: z.number(), sum: z.number() })), errors: ['not_found'],
})
