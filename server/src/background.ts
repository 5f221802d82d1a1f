import { OutboundWorker } from './modules/integration/index.ts'
import { RollUpWorker, TimerWorker, takeInPublishedHolidays } from './modules/sla/index.ts'
import type { App } from './platform/app.ts'
import { SealingWorker } from './platform/trail/index.ts'
import { BackupWorker } from './platform/backup/worker.ts'

export interface Background {
  stop(): Promise<void>
}

/**
 * What runs without a request: timers of promises, the sums of reports, and housekeeping every ten minutes, in whichever process comes
 * first; doing it twice is harmless.
 */
export function startBackground(app: App): Background {
  const sweep = setInterval(() => {
    app.database.pool.query('select sweep()').catch((error: unknown) => app.log.warn({ err: error }, 'housekeeping'))
  }, 600_000)
  sweep.unref()
  const takeInHolidays = (): void => {
    takeInPublishedHolidays(app).catch((error: unknown) => app.log.error({ err: error }, 'taking in published holidays'))
  }
  takeInHolidays()
  const backups = new BackupWorker(app)
  backups.start()
  const timers = new TimerWorker(app)
  timers.start()
  const sums = new RollUpWorker(app)
  sums.start()
  const outbound = new OutboundWorker(app)
  outbound.start()
  const sealing = new SealingWorker(app)
  sealing.start()
  return {
    async stop() {
      clearInterval(sweep)
      await Promise.all([backups.stop(), timers.stop(), sums.stop(), outbound.stop(), sealing.stop()])
    },
  }
}
