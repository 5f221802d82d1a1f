import type { ReactNode } from 'react'

/** An act that may be done on many records of a list. */
export interface BulkAct {
  key: string
  name: string
  /** `Form.Item`s; their names are the fields of the act's body. */
  fields: ReactNode
  /** The body of the act from what was filled in. */
  body: (values: Record<string, unknown>) => Record<string, unknown>
  isDanger?: boolean
  /** What the fields begin with. */
  initial?: Record<string, unknown>
}

export interface Bulk {
  /** The act's address, such as `/cases/{id}/actions`. */
  path: string
  acts: readonly BulkAct[]
  /** What is made of the chosen records and changes none of them, such as a sheet to print. */
  links?: readonly { key: string; name: string; href: (ids: readonly string[]) => string }[] | undefined
  /** Modules of the api whose answers are asked anew afterwards. */
  stale: readonly string[]
}
