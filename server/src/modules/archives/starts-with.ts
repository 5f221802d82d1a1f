import { sql, type RawBuilder } from 'kysely'

/**
 * A column (of collation "C") begins with the text. Written as a range, because row-level security keeps LIKE away from indexes:
 * only leakproof operators may look at rows before the policy has.
 */
export function startsWith(column: string, prefix: string): RawBuilder<boolean> & { expressionType?: boolean } {
  return sql<boolean>`(${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${`${prefix}\u{10FFFF}`})`
}
