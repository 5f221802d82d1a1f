import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/database/migrate.ts'
import { TEMPLATE, databaseUrl, runStatement } from './administration.ts'
import { throwawayCluster } from './throwaway-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects as the owner of the run's database server. */
    clusterUrl: string
  }
}

/** Once per run: one database server, and in it the migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await throwawayCluster({ max_connections: 200 })
  try {
    await runStatement(cluster.url, `CREATE DATABASE ${TEMPLATE}`)
    await migrate(databaseUrl(cluster.url, TEMPLATE))
    await runStatement(cluster.url, `ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  project.provide('clusterUrl', cluster.url)
  return () => cluster.stop()
}
