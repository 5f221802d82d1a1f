import { inject } from 'vitest'

/** Where the Guanjia of this worker answers: console at `/`, phone app at `/m/`; no slash at the end. */
export const guanjia: string = inject('guanjiaUrls')[Number(process.env['VITEST_POOL_ID']) - 1]!

/** Its database, as the owner. */
export const guanjiaDatabase: string = inject('guanjiaDatabases')[Number(process.env['VITEST_POOL_ID']) - 1]!
