import { setFlagsFromString } from 'node:v8'

/**
 * The heap may grow by a third of what lives in it until the full collector runs; by itself the engine waits until it is four times as
 * much, so that a long import would hold 600 MB of which 130 live. Measured: docs/performance.md.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=33')
}
