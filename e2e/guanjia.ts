import { inject } from 'vitest'

const worker = Number(process.env['VITEST_POOL_ID']) - 1

/** Where the Guanjia of this worker answers: console at `/`, phone app at `/m/`; no slash at the end. */
export const guanjia: string = inject('guanjiaUrls')[worker]!

/** Its database, as the owner. */
export const guanjiaDatabase: string = inject('guanjiaDatabases')[worker]!

/** The file in which it writes what it does. */
export const guanjiaLog: string = inject('guanjiaLogs')[worker]!
