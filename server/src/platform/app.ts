import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Database } from './database/database.ts'
import type { Replica } from './database/replica.ts'
import type { BlobStore } from './files/blob-store.ts'
import type { PersonalDataKey } from './crypto.ts'
import type { Wake } from './live/wake.ts'

/** What lives as long as the process: handed to every ctx, made once in `server/src/server.ts` or in a test. */
export interface App {
  config: Config
  database: Database
  /** For reports, when DATABASE_REPLICA_URL names one. */
  replica?: Replica
  wake: Wake
  blobs: BlobStore
  personalData: PersonalDataKey
  log: Logger
  /** What time it is, in milliseconds, for stories that let hours pass; the machine's clock when there is none. */
  clock?: () => number
  /** Where what is drawn by lot comes from, for who wants the same at every load (the demo); chance when there is none. */
  lots?: (below: number) => number
}

/** What time it is in this process. */
export const timeOf = (app: Pick<App, 'clock'>): Date => new Date(app.clock?.() ?? Date.now())
