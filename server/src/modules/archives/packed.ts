const PART = 1 << 20
/** Each value stands behind its length. */
const HEAD = 4

/**
 * Facts of many things, each as a few dozen bytes outside of the heap: as objects those of a hundred thousand rows would weigh ten times as
 * much, and the collector would keep room for twice that. `keys` are what is kept of each.
 */
export class Packed<T extends object> {
  readonly #keys: readonly (keyof T)[]
  readonly #parts: Buffer[] = []
  /** Free from here in the last part. */
  #free = PART

  constructor(keys: Record<keyof T, true>) {
    this.#keys = Object.keys(keys) as (keyof T)[]
  }

  /** Answers the place from which `at` reads it. */
  add(value: T): number {
    const text = JSON.stringify(this.#keys.map((key) => value[key]))
    const length = Buffer.byteLength(text)
    if (this.#free + HEAD + length > PART) {
      // A thing that is larger than a part has one of its own.
      this.#parts.push(Buffer.allocUnsafeSlow(Math.max(PART, HEAD + length)))
      this.#free = 0
    }
    const part = this.#parts.at(-1)!
    const place = (this.#parts.length - 1) * PART + this.#free
    part.writeUInt32LE(length, this.#free)
    part.write(text, this.#free + HEAD)
    this.#free += HEAD + length
    return place
  }

  at(place: number): T {
    const part = this.#parts[Math.floor(place / PART)]!
    const from = (place % PART) + HEAD
    const values = JSON.parse(part.toString('utf8', from, from + part.readUInt32LE(from - HEAD))) as T[keyof T][]
    const value: Partial<T> = {}
    for (const [i, key] of this.#keys.entries()) value[key] = values[i]!
    return value as T
  }
}
