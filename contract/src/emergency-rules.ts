import type { IncidentKind, IncidentLevel } from './emergency-choices.ts'

/** What alone makes a site of it: nobody on a post settles a fire. */
const GRAVE: readonly IncidentKind[] = ['fire', 'gas_leak', 'robbery', 'food_poisoning', 'infection', 'lift_trapped', 'storm']
/** Where people in danger are the company's matter at once. */
const GRAVEST: readonly IncidentKind[] = ['fire', 'gas_leak', 'food_poisoning', 'infection']

/** The level that is proposed (EMG-007): one rule for phone, console and server; a person may choose another. `inDanger` null: nobody has counted. */
export function proposeLevel(kind: IncidentKind, isDanger: boolean, inDanger: number | null): IncidentLevel {
  const areInDanger = isDanger || (inDanger ?? 0) > 0
  if ((inDanger ?? 0) >= 10 || (areInDanger && GRAVEST.includes(kind))) return '3'
  if (areInDanger || GRAVE.includes(kind)) return '2'
  return '1'
}
