import { inject } from 'vitest'

const worker = Number(process.env['VITEST_POOL_ID']) - 1

/** Where the Guanjia of this worker answers: console at `/`, phone app at `/m/`; no slash at the end. */
export const guanjia: string = inject('guanjiaUrls')[worker]!

/** Its database, as the owner. */
export const guanjiaDatabase: string = inject('guanjiaDatabases')[worker]!

/** The file in which it writes what it does. */
export const guanjiaLog: string = inject('guanjiaLogs')[worker]!

/** Its server ends in the middle of what it does, or runs again at the same address. */
export async function letGuanjia(act: 'crash' | 'start'): Promise<void> {
  const answer = await fetch(`${inject('guanjiaControl')}/${worker}/${act}`)
  if (!answer.ok) throw new Error(await answer.text())
}
