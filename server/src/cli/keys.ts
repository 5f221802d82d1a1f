import { countByKey, forgetOldKeys, rotateKeys, RotationRuns } from '../platform/keys/rotate.ts'
import { KEY_USES, activeKey, withNewKey, writeRing, type KeyUse } from '../platform/keys/ring.ts'
import type { Command } from './command.ts'

const USES: readonly KeyUse[] = ['data', 'index']

/** Keys of personal data: how much stands under which, a new one, and none that nothing needs any more. */
export const keys: Command = {
  usage: '[show | rotate [--only data|index|trail] | forget | print]   encryption keys: counts, a new key with everything written anew, old keys off the ring, a new ring for GUANJIA_KEY',
  options: { only: { type: 'string' } },
  async run({ app, values, positionals }) {
    const say = (line: string): void => console.log(line)
    const only = values['only']
    if (only !== undefined && !KEY_USES.includes(only as KeyUse)) throw new Error(`--only: ${KEY_USES.join(', ')}`)
    const uses = only === undefined ? USES : [only as KeyUse]
    switch (positionals[0] ?? 'show') {
      case 'show':
        break
      case 'rotate':
        try {
          await rotateKeys(app, { uses, now: new Date(), say })
        } catch (error) {
          if (!(error instanceof RotationRuns)) throw error
          console.error(error.message)
          return 1
        }
        break
      case 'forget': {
        const gone = await forgetOldKeys(app)
        say(gone.length === 0 ? '没有可移除的旧密钥 · no old key that nothing needs' : `已移除 · forgotten: ${gone.join(', ')}`)
        break
      }
      case 'print': {
        let { ring } = app.personalData
        for (const use of uses) ring = withNewKey(ring, use, new Date())
        say(JSON.stringify(JSON.parse(writeRing(ring))))
        return 0
      }
      default:
        console.error(keys.usage)
        return 2
    }
    return report(await countByKey(app), (use) => activeKey(app.personalData.ring, use).id, say)
  },
}

function report(counted: Awaited<ReturnType<typeof countByKey>>, active: (use: KeyUse) => number, say: (line: string) => void): number {
  for (const use of KEY_USES) say(`${use.padEnd(6)} 当前密钥 · active key ${active(use)}`)
  for (const { column, use, keyId, rows } of counted) say(`  ${column.padEnd(32)} ${use.padEnd(6)} key ${keyId}  ${rows}${keyId === active(use) ? '' : '  ← 旧 · old'}`)
  return 0
}
