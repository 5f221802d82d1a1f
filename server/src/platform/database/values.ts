/** Values of a statement in the order of their placeholders. */
export class Values {
  readonly all: unknown[] = []
  /** The placeholder of a value. */
  add(value: unknown): string {
    this.all.push(value)
    return `$${this.all.length}`
  }
}

/** How JSON tells PostgreSQL bytes. */
export function bytes(value: Buffer): string {
  return `\\x${value.toString('hex')}`
}
