import { QueryClient, useMutation, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query'
import { call, isProblem, type CallInput, type CallName, type CallResult } from './call.ts'

/** One client for an app: problems of the caller are not retried, a lost network is. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: (count, error) => count < 2 && isProblem(error, 'offline', 'unavailable', 'internal') } },
  })
}

/** Reads an endpoint; the cache key is its name and input, so that the stream can invalidate by module (`cases.`). */
export function useCall<N extends CallName>(name: N, input: CallInput<N>, options: Omit<UseQueryOptions<CallResult<N>>, 'queryKey' | 'queryFn'> = {}) {
  return useQuery<CallResult<N>>({ queryKey: [name, input], queryFn: ({ signal }) => call(name, input, { signal }), ...options })
}

/** Calls an endpoint that changes something, then refreshes what the named modules show (`['cases', 'workorders']`; default: the endpoint's own). */
export function useAct<N extends CallName>(name: N, refresh: string[] = [name.split('.')[0]!]) {
  const cache = useQueryClient()
  return useMutation<CallResult<N>, Error, CallInput<N>>({
    mutationFn: (input) => call(name, input),
    onSettled: () => invalidateModules(cache, refresh),
  })
}

/** Marks everything that was read from these modules, or by a single call such as `platform.myWork`, as stale; what is on screen is asked again. */
export function invalidateModules(cache: QueryClient, modules: readonly string[]): Promise<void> {
  return cache.invalidateQueries({ predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && modules.some((module) => `${queryKey[0] as string}.`.startsWith(`${module}.`)) })
}
