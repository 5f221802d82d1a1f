// The trail: lines sealed per second, lines verified per second beside reading them only, and what sealing costs whoever takes cases.
// Goals: ≥ 20,000 lines sealed and ≥ 20,000 verified per second; taking cases loses ≤ 5 % while lines are sealed beside it.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cases } from '@guanjia/contract'
import { readConfig } from '../server/src/config.ts'
import { caseRoutes } from '../server/src/modules/cases/routes.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { newId } from '../server/src/platform/ids.ts'
import { recordHappening } from '../server/src/platform/records/index.ts'
import { markOfTimeline } from '../server/src/platform/trail/lines.ts'
import { sealAll, SealingWorker, verifyTrail } from '../server/src/platform/trail/index.ts'
import { makeApp } from '../server/src/server.ts'
import { aHousehold } from '../server/src/testing/households.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { closedLoop, machine, report } from './harness/harness.ts'

const LINES = Number(process.env['BENCH_LINES'] ?? 200_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4)
const PAIRS = 8

const cluster = await throwawayCluster({ max_connections: 60 })
try {
  await migrate(cluster.url)
  const app = makeApp(readConfig({ LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: mkdtempSync(join(tmpdir(), 'guanjia-bench-')), GUANJIA_DEMO: '0' }), appUrl(cluster.url))
  const company = await aCompany({ app } as TestApp)
  const home = await runInCtx(app, { actor: company.actors.administrator }, (ctx) => aHousehold(ctx, company.siteId))
  for (let i = 0; i < LINES; i += 1000)
    await runInCtx(app, { actor: company.actors.front_desk }, async (ctx) => {
      for (let n = 0; n < 1000; n++) recordHappening(ctx, { siteId: company.siteId, recordType: 'case', recordId: newId(), action: 'assign', fromStatus: 'classified', toStatus: 'in_progress', note: '请尽快安排师傅上门，业主下午在家。', changes: [{ field: 'handler', from: null, to: '技工吕' }, { field: 'urgency', from: 'normal', to: 'urgent' }] })
    })
  await app.database.pool.query('select refresh_statistics()')

  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now()
    await work()
    return (performance.now() - from) / 1000
  }
  const sealing = await seconds(() => sealAll(app))
  const reading = await seconds(() => runInCtx(app, { actor: company.actors.administrator }, async (ctx) => {
    for (let low = 0; low < LINES + 1000; low += 20_000) await ctx.client.query('select * from timeline_entry where seq > $1 and seq <= $2 order by seq', [low, low + 20_000])
  }))
  let findings = -1
  const verifying = await seconds(async () => {
    findings = (await verifyTrail(app, company.organizationId)).findings
  })
  report('lines sealed', `${Math.round(LINES / sealing)} / s`, '–', 'goal 20,000 / s', LINES / sealing >= 20_000)
  report('lines verified', `${Math.round(LINES / verifying)} / s, ${findings} findings`, `${Math.round(LINES / reading)} / s read only → ${Math.round((reading / verifying) * 100)} %`, 'goal 20,000 / s', LINES / verifying >= 20_000 && findings === 0)

  const line = { organization_id: newId(), id: newId(), site_id: newId(), record_type: 'case', record_id: newId(), at: new Date(), recorded_at: new Date(), actor_kind: 'staff', actor_id: newId(), actor_name: '前台许', action: 'registered', from_status: null, to_status: 'registered', note: null, changes: [], file_ids: [], device: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', request_id: newId(), is_visible_to_resident: true }
  const marks = 100_000
  const marking = await seconds(async () => {
    for (let i = 0; i < marks; i++) markOfTimeline(app.personalData, line)
  })
  report('mark of a line (a case has two or three)', `${((marking / marks) * 1e6).toFixed(1)} µs CPU`, '–', 'goal 20 µs', marking / marks < 20e-6)

  const create = caseRoutes.find((route) => route.endpoint === (cases.createCase as never))!
  const body = cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: '厨房水槽下面漏水，已经滴到楼下了。', unitId: home.unitId, personId: home.personId, contactPhone: '13800130001' })
  const take = (): Promise<unknown> => runInCtx(app, { actor: company.actors.front_desk }, (ctx) => create.handle!(ctx, { params: {}, query: {}, body } as never, undefined as never))
  // Short turns with and without, in pairs: whatever else the machine does meets both alike. The index of the lines above is as a long import left it.
  const turns = { without: 0, beside: 0 }
  await closedLoop(8, 3, async () => void (await take()), 0)
  for (let turn = 0; turn < PAIRS; turn++) {
    const isFirst = turn % 2 === 0
    for (const sealed of [!isFirst, isFirst]) {
      const worker = new SealingWorker(app)
      if (sealed) worker.start()
      turns[sealed ? 'beside' : 'without'] += (await closedLoop(8, SECONDS, async () => void (await take()), 0)).count
      await worker.stop()
    }
  }
  const ratio = turns.beside / turns.without
  const perSecond = (count: number): string => `${Math.round(count / (PAIRS * SECONDS))} / s`
  report(`cases taken while lines are sealed (${PAIRS} turns of ${SECONDS} s each way; ${machine()})`, perSecond(turns.beside), `${perSecond(turns.without)} without → ${(ratio * 100).toFixed(1)} %`, 'goal ≥ 95 %', ratio >= 0.95)
  await app.database.close()
} finally {
  await cluster.stop()
}
