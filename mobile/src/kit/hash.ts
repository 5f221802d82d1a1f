/** SHA-256 in hex, by the browser where it has it (https), else by hand: phones in the house's network open plain http. */
export async function hashOfBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- missing on plain http
  if (!globalThis.crypto?.subtle) return hexOf(sha256(bytes))
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** FIPS 180-4; the constants are the first 32 bits of the fractional parts of roots of the first primes, as the standard has them. */
export function sha256(message: Uint8Array): Uint8Array {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
  const k = primes.map((prime) => fraction(Math.cbrt(prime)))
  const h = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor((message.length * 8) / 2 ** 32))
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0)

  const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
  const w = new Int32Array(64)
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4)
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15]!
      const b = w[i - 2]!
      w[i] = w[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
    }
    const s = [...h]
    for (let i = 0; i < 64; i++) {
      const [a, b, c, d, e, f, g, last] = s as [number, number, number, number, number, number, number, number]
      const first = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      s.unshift((first + second) | 0)
      s.pop()
      s[4] = (d + first) | 0
    }
    for (let i = 0; i < 8; i++) h[i] = (h[i]! + s[i]!) | 0
  }
  const out = new DataView(new ArrayBuffer(32))
  h.forEach((word, i) => out.setInt32(i * 4, word))
  return new Uint8Array(out.buffer)
}
