/**
 * Like Promise.all, but when one fails the others are waited for: statements that are still to be sent must not reach the
 * connection after its transaction has ended.
 */
export async function together<T extends readonly Promise<unknown>[]>(
  ...promises: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises) as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>
}
