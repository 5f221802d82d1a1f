import type { CASE_KINDS, CHANNELS, GRADES, MAJOR_REASONS, URGENCIES, WAIT_REASONS } from '@guanjia/contract/cases.ts'
import type { GATE_STEPS } from '@guanjia/contract/reception.ts'
import type { SERVICE_GROUPS } from '@guanjia/contract/paidservices.ts'
import type { FIVE_PIECES, WORK_ORDER_KINDS } from '@guanjia/contract/workorders.ts'

/*
 * The contract's lists in the order in which a person reads them. They are written out here because the contract's values come
 * with the schema library, which has no place on a phone; `Whole` makes a missing or unknown one a type error.
 */
type Whole<Source extends readonly string[], Here extends readonly Source[number][]> =
  [Source[number]] extends [Here[number]] ? Here : never
const whole =
  <Source extends readonly string[]>() =>
  <const Here extends readonly Source[number][]>(list: Whole<Source, Here>): Here =>
    list

export const CASE_KIND_CODES = whole<typeof CASE_KINDS>()([
  'repair',
  'complaint',
  'enquiry',
  'suggestion',
  'praise',
  'assistance',
  'report',
  'paid_service',
])
export const CHANNEL_CODES = whole<typeof CHANNELS>()([
  'phone',
  'visit',
  'patrol',
  'message',
  'referral',
  'letter',
  'email',
  'resident_app',
])
export const URGENCY_CODES = whole<typeof URGENCIES>()(['normal', 'urgent', 'emergency'])
export const GRADE_CODES = whole<typeof GRADES>()(['ordinary', 'complex', 'major'])
export const MAJOR_REASON_CODES = whole<typeof MAJOR_REASONS>()(['safety', 'injury', 'media', 'authority', 'group', 'third_time'])
export const WAIT_REASON_CODES = whole<typeof WAIT_REASONS>()([
  'owner_absent',
  'owner_decision',
  'parts',
  'appointment',
  'third_party',
  'access_refused',
  'weather',
  'fund_vote',
])
export const WORK_ORDER_KIND_CODES = whole<typeof WORK_ORDER_KINDS>()([
  'repair',
  'cleaning',
  'greening',
  'security',
  'pest_control',
  'maintenance',
  'paid_service',
  'appliance_repair',
  'water_power_on',
  'other',
])
export const FIVE_PIECE_CODES = whole<typeof FIVE_PIECES>()(['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'])
export const GATE_STEP_CODES = whole<typeof GATE_STEPS>()(['salute', 'greet', 'direct'])
export const SERVICE_GROUP_CODES = whole<typeof SERVICE_GROUPS>()([
  'car_care',
  'housekeeping',
  'tree_adoption',
  'appliance_repair',
  'home_repair',
  'rental_agency',
  'owner_resources',
  'butler',
])
