import { z } from 'zod'

/** Every public error code with its HTTP status: the one table that server, clients and OpenAPI read. */
export const ERRORS = {
  invalid_request: 400,
  not_signed_in: 401,
  wrong_login: 401,
  not_permitted: 403,
  not_found: 404,
  stale_version: 409,
  action_not_allowed: 409,
  already_exists: 409,
  in_use: 409,
  request_in_progress: 409,
  someone_was_faster: 409,
  payload_too_large: 413,
  unsupported_media: 415,
  key_reused: 422,
  rule_broken: 422,
  too_many_attempts: 429,
  internal: 500,
  unavailable: 503,
  'setup.done': 409,
  'calendar.unknown_zone': 422,
  'calendar.bad_intervals': 422,
  'calendar.no_working_time': 422,
  'calendar.past_horizon': 422,
  'policy.bad_targets': 422,
  'case.closing_needs_return_visit': 422,
  'case.own_work': 403,
  'case.work_orders_open': 409,
  'case.work_begun': 409,
  'case.unlinked_person': 422,
  'case.urged_recently': 409,
  'phone.wrong_code': 422,
  'store.short': 409,
  'visit.nobody_waits': 409,
  'visit.need_missing': 422,
  'hand_over.own': 403,
  'work_order.photos_needed': 422,
  'work_order.emergency_cannot_be_declined': 422,
  'work_order.own_work': 403,
  'work_order.taken': 409,
  'work_order.worker_not_suitable': 422,
  'language.not_allowed': 422,
  'compensation.own_request': 403,
  'compensation.above_limit': 403,
  'library.traces_left': 422,
  'check.own': 403,
  'import.unreadable_file': 422,
  'import.mapping_incomplete': 422,
  'import.too_many_rows': 422,
  'occupancy.overlap': 422,
  'care.consent_needed': 422,
  'care.gates_needed': 422,
  'care.custody_unchecked': 422,
  'care.above_limit': 422,
  'errand.room_taken': 409,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof ERRORS

/** One wrong field: `pointer` is a JSON pointer into the body (`/unitId`) or `?name` for the query and `:name` for the path. */
export const FieldError = z.object({ pointer: z.string(), message: z.string() })
export type FieldError = z.infer<typeof FieldError>

/** RFC 9457 problem details with a stable `code`. `current` carries the record as it is now for `stale_version`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z.array(FieldError).optional(),
  allowedActions: z.array(z.string()).optional(),
  current: z.unknown().optional(),
}).meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
