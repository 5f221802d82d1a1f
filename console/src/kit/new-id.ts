import { useState } from 'react'

/** A UUID v7: made here so that a retry after a lost answer names the same record, and ordered by time so that the index stays dense. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The id of what a form makes: it stays as long as the form is there, so that a second try after a lost answer makes nothing twice. */
export function useNewId(): string {
  const [id] = useState(newId)
  return id
}
