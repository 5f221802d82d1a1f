import type { Values } from '../../platform/database/values.ts'

/** Conditions of a statement that is put together from a filter; whatever the filter leaves out asks for nothing. */
export class Conditions {
  readonly #all: string[] = []
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  /** A condition on a value, which it gets as a placeholder. Nothing chosen from a list asks for nothing. */
  when(value: unknown, condition: (placeholder: string) => string): void {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) this.#all.push(condition(this.#values.add(value)))
  }

  /** A condition that must hold, or must not. */
  is(value: boolean | undefined, condition: string): void {
    if (value !== undefined) this.#all.push(value ? condition : `not ${condition}`)
  }

  /** All of them after ` where`; empty without any. */
  get where(): string {
    return this.#all.length === 0 ? '' : ` where ${this.#all.join(' and ')}`
  }
}
