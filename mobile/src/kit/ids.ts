/** A version 7 UUID: a record made on the phone keeps this id when it is sent again, and sorts by the time it was made. */
export function recordId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return written(bytes)
}

/** `crypto.randomUUID` exists only on https and localhost; a phone that opens the server by its address in the house's network lacks it. */
export function ensureRandomUuid(): void {
  if (typeof crypto.randomUUID === 'function') return
  const randomUUID = (): string => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6]! & 0x0f) | 0x40
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    return written(bytes)
  }
  Object.defineProperty(crypto, 'randomUUID', { value: randomUUID })
}

function written(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
