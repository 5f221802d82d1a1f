import { makeQueryClient } from '@guanjia/ui/api/query.ts'
import { rememberAnswers } from './remember.ts'

const client = makeQueryClient()
const usual = client.getDefaultOptions()
client.setDefaultOptions({
  // Without network a call fails at once and says so; it never waits in silence and then goes off on its own.
  queries: { ...usual.queries, networkMode: 'always', refetchOnReconnect: true, gcTime: 24 * 3600 * 1000 },
  mutations: { networkMode: 'always' },
})
rememberAnswers(client)

/** The app's only cache of answers. */
export const queryClient = client
