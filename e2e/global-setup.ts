import type { TestProject } from 'vitest/node'
import { startGuanjia } from './running-guanjia.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the Guanjia with demo data that all journeys share: `inject('guanjiaUrl')`. */
    guanjiaUrl: string
  }
}

/** Once per run: one Guanjia for all journeys. Expects that the clients are built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Mail servers and receivers of the journeys stand on this machine.
  const guanjia = await startGuanjia({ GUANJIA_PRIVATE_TARGETS: '1' })
  project.provide('guanjiaUrl', guanjia.url)
  return () => guanjia.stop()
}
