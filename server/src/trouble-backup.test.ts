import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drillBackup } from './platform/backup/drill.ts'
import { abandonedBackups, finishedBackups } from './platform/backup/folder.ts'
import { aHousehold } from './testing/households.ts'
import { startCommand } from './testing/commands.ts'
import { ownInstallation, type OwnInstallation } from './testing/own-installation.ts'
import { aCompany, as } from './testing/test-app.ts'

let installation: OwnInstallation
let to: string
beforeAll(async () => {
  installation = await ownInstallation()
  to = mkdtempSync(join(tmpdir(), 'guanjia-backups-'))
  const company = await aCompany(installation.test)
  await as(installation.test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(async () => {
  await installation.close()
  rmSync(to, { recursive: true, force: true })
})

const command = (...args: string[]) => startCommand(args, { GUANJIA_DATA: installation.dataFolder })

/** The moment at which so many bytes of a new backup are written. */
async function written(bytes: number): Promise<void> {
  for (;;) {
    const [unfinished] = (await readdir(to)).filter((name) => name.endsWith('.unfinished'))
    const size = unfinished === undefined ? -1 : (statSync(join(to, unfinished, 'cluster.tar.gz'), { throwIfNoEntry: false })?.size ?? 0)
    if (size >= bytes) return
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

describe('a kill in the middle of a backup', () => {
  it('leaves the earlier one valid, is seen for what it is, and is cleared away by the next run', async () => {
    expect(await command('backup', '--to', to).ended).toMatchObject({ code: 0 })
    const [first] = await finishedBackups(to)
    for (const bytes of [0, 500_000]) {
      const running = command('backup', '--to', to)
      await written(bytes)
      running.child.kill('SIGKILL')
      await running.ended
      expect(await finishedBackups(to)).toMatchObject([{ name: first!.name }])
      const half = await abandonedBackups(to)
      expect(half).toHaveLength(1)
      const refused = await startCommand(['restore', '--from', join(to, half[0]!)], { GUANJIA_DATA: join(to, 'nowhere') }).ended
      expect(refused).toMatchObject({ code: 1 })
      expect(refused.text).toContain('never finished')
    }
    expect((await drillBackup({ key: undefined, keyFile: undefined, dataFolder: installation.dataFolder }, { from: to, inFolder: installation.dataFolder })).problems).toEqual([])
    const next = await command('backup', '--to', to).ended
    expect(next.text).toContain('cleared away')
    expect(await finishedBackups(to)).toHaveLength(2)
    expect(await abandonedBackups(to)).toEqual([])
  }, 180_000)
})
