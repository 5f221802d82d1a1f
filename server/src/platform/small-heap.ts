import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * The heap may grow by a quarter of what lives in it until the full collector runs; by itself the engine waits until it is four times as
 * much, so that a long import would hold 600 MB of which 130 live. Measured: docs/performance.md.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=25')
}

/** Gives back what a long piece of work held, at once: the engine would keep it until the next one needs more. Takes some tens of milliseconds. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
