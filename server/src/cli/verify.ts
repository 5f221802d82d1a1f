import { verifyStock } from '../modules/stores/index.ts'
import { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { forgetHeads, verifyAndKeep, type Finding } from '../platform/trail/index.ts'
import type { Command } from './command.ts'

/** Looks for whatever was changed behind the product's back. Ends with 1 when something was. */
export const verify: Command = {
  usage: '[--restored]   check the trail of all organisations (changed, deleted, inserted or reordered lines) and the stock of their stores; --restored after putting back a backup',
  options: { restored: { type: 'boolean' } },
  async run({ app, values }) {
    let wrong = 0
    for (const { id } of (await app.database.pool.query<{ id: string }>('select all_organizations() as id')).rows) {
      const { name, sites } = await runInCtx(app, { actor: Actor.system(id) }, async (ctx) => ({
        name: (await ctx.tx.selectFrom('organization').select('name').executeTakeFirstOrThrow()).name,
        sites: new Map((await ctx.tx.selectFrom('site').select(['id', 'name']).execute()).map((site) => [site.id, site.name])),
      }))
      // A database that was put back ends earlier than this machine remembers; somebody has to say that this is so.
      if (values['restored'] === true) forgetHeads(app, id)
      const found = await verifyAndKeep(app, id, 'cli')
      wrong += found.findings
      console.log(`${found.findings === 0 ? 'ok   ' : 'WRONG'} ${name}: ${found.lines} 行 · lines, ${found.seals} 段 · links, ${found.unsealed} 行待封存 · young, ${found.findings} 处异常 · findings`)
      for (const finding of found.examples) console.log(`      ${lineOf(finding, finding.siteId === null ? '—' : (sites.get(finding.siteId) ?? finding.siteId))}`)
      if (found.findings > found.examples.length) console.log(`      … ${found.findings - found.examples.length}`)
      const stock = await runInCtx(app, { actor: Actor.system(id) }, verifyStock)
      wrong += stock.findings.length
      console.log(`${stock.findings.length === 0 ? 'ok   ' : 'WRONG'} ${name}: ${stock.items} 种物资 · items in store, ${stock.movements} 笔出入库 · movements, ${stock.findings.length} 处异常 · findings`)
      for (const { kind, siteId, code, name: item, detail } of stock.findings) console.log(`      ${kind.padEnd(8)} store, ${sites.get(siteId) ?? siteId}: ${code} ${item} – ${detail}`)
    }
    return wrong === 0 ? 0 : 1
  },
}

function lineOf({ kind, log, seq, seal, recordType, recordId, at, detail }: Finding, site: string): string {
  const where = [recordId === null ? '' : `${recordType ?? 'record'} ${recordId}`, seq === null ? '' : `#${seq}`, seal === null ? '' : `link ${seal}`, at?.toISOString() ?? ''].filter(Boolean).join(', ')
  return `${kind.padEnd(8)} ${log}, ${site}: ${where} – ${detail}`
}
