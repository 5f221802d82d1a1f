import { v7 } from 'uuid'

/** A new record id: UUID version 7, so that ids sort by time and index pages stay warm. */
export function newId(): string {
  return v7()
}
