import pg from 'pg'

/** The migrated database that the global setup makes once per run. */
export const TEMPLATE = 'template_guanjia'

/** The same server and login, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.toString()
}

/** Runs one statement on a connection of its own: making and dropping databases allows no transaction. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
