// 500 candidates sit one exam at once: each enters, saves an answer every 15 seconds and hands in within one minute, signed in, over HTTP.
// Beside it the same save as raw SQL, by the same prepared statement at 16 connections, in one run. Then the drawing of 500 papers and the
// scoring anew of 10,000.
// On a quiet machine: `npm run bench -- exam` (4 minutes). Goals: p95 < 200 ms and nothing lost; 500 papers ≤ 2 s; 10,000 papers ≤ 10 s.
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { exams } from '@guanjia/contract'
import { readConfig } from '../server/src/config.ts'
import { tokenHash } from '../server/src/modules/people/authenticate.ts'
import { createBlueprint } from '../server/src/modules/training/papers/blueprints.ts'
import { givePapers } from '../server/src/modules/training/papers/give-papers.ts'
import { actOnExam, createExam } from '../server/src/modules/training/exams/exams.ts'
import { examOf } from '../server/src/modules/training/exams/row.ts'
import { regrade } from '../server/src/modules/training/marking/regrade.ts'
import { scoreByProduct, sumUp } from '../server/src/modules/training/marking/settle.ts'
import { SAVE } from '../server/src/modules/training/sittings/answers.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { runInCtx, type Ctx } from '../server/src/platform/ctx.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { benchServer, closedLoop, report, request } from './harness/harness.ts'

const CANDIDATES = Number(process.env['BENCH_CANDIDATES'] ?? 500)
const ENTER_MS = 30_000
const SIT_MS = 45_000
const HAND_IN_MS = 60_000
const BEAT_MS = 15_000
const SECTIONS = [{ title: '一', passPercent: null, lines: [{ topic: null, difficulty: null, type: 'single' as const, count: 30, marks: 2 }, { topic: null, difficulty: null, type: 'multiple' as const, count: 10, marks: 4 }] }]
const GOAL_MS = 200

interface Candidate {
  token: string
  sittingId: string
  holder: string
  sequence: number
  /** What was acknowledged, by position: none of it may be missing. */
  kept: Map<number, number>
}

const server = await benchServer()
try {
  const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_RATE: '0', GUANJIA_RATE_ADDRESS: '0', GUANJIA_DATA: join(tmpdir(), 'guanjia-bench-keys') }), appUrl(server.database.url))
  const company = await aCompany({ app } as TestApp, '压测物业')
  const owner = new pg.Client({ connectionString: server.database.url })
  await owner.connect()
  const run = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor: company.actors.administrator }, work)

  // People with a session each, without the cost of 500 passwords.
  const tokens = Array.from({ length: CANDIDATES }, () => randomBytes(32).toString('base64url'))
  const ids = tokens.map(() => ({ account: randomUUID(), employee: randomUUID() }))
  await owner.query(
    `with who as (select * from unnest($2::uuid[], $3::uuid[], $4::bytea[]) with ordinality as w (account, employee, hash, n)),
          a as (insert into account (organization_id, id, login, name, phone, locale, password_hash) select $1, account, 'candidate-' || n, '考生' || n, '', 'zh-CN', 'x' from who),
          r as (insert into role_assignment (organization_id, id, account_id, role, scope, site_id) select $1, gen_random_uuid(), account, 'technician', 'site', $5 from who),
          e as (insert into employee (organization_id, id, account_id, name, position, phone, skills) select $1, employee, account, '考生' || n, '技工', '', '{}' from who)
     insert into session (organization_id, id, account_id, token_hash, device, address, method, last_seen_at, created_at, expires_at) select $1, gen_random_uuid(), account, hash, 'bench', '', 'password', now(), now(), now() + interval '1 day' from who`,
    [company.organizationId, ids.map(({ account }) => account), ids.map(({ employee }) => employee), tokens.map(tokenHash), company.siteId],
  )
  const body = exams.createBlueprint.body.parse({ name: '压测', sections: SECTIONS, durationMinutes: 60 })
  const blueprint = await run((ctx) => createBlueprint(ctx, { params: {}, query: {}, body }))
  const plan = () => run((ctx) => createExam(ctx, { params: {}, query: {}, body: { siteId: company.siteId, blueprintId: blueprint.id, title: '压测考试', opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: new Date(Date.now() + 3_600_000).toISOString(), candidateIds: ids.map(({ employee }) => employee) } }))
  const exam = await plan()
  const drawStart = performance.now()
  await run((ctx) => actOnExam(ctx, { params: { id: exam.id }, query: {}, body: { action: 'publish', reason: '' } }))
  const drawMs = performance.now() - drawStart
  report(`${CANDIDATES} papers drawn, frozen and announced`, `${(drawMs / 1000).toFixed(2)} s`, '–', 'goal 2 s', drawMs <= 2000)
  await app.database.pool.query('select refresh_statistics()')

  const { rows: sittings } = await owner.query<{ id: string; employee_id: string }>('select id, employee_id from exam_sitting where exam_id = $1', [exam.id])
  const of = new Map(sittings.map((row) => [row.employee_id, row.id]))
  const candidates = tokens.map((token, at): Candidate => ({ token, sittingId: of.get(ids[at]!.employee)!, holder: '', sequence: 0, kept: new Map() }))

  const took = { enter: [] as number[], save: [] as number[], submit: [] as number[] }
  const send = async (kind: keyof typeof took, who: Candidate, path: string, sent: unknown): Promise<string> => {
    const start = performance.now()
    const answer = await request(`${server.url}/api/v1/exam-sittings/${who.sittingId}/${path}`, { method: 'POST', token: who.token, body: sent, headers: { 'idempotency-key': randomUUID() } })
    took[kind].push(performance.now() - start)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return answer.text
  }
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  const next = (who: Candidate): { position: number; sequence: number; response: string[] } => {
    const sequence = ++who.sequence
    return { position: ((sequence - 1) % 40) + 1, sequence, response: ['ABCD'[sequence % 3]!] }
  }
  const save = async (who: Candidate): Promise<void> => {
    const answer = next(who)
    await send('save', who, 'answers', { holder: who.holder, answers: [answer] })
    who.kept.set(answer.position, answer.sequence)
  }
  await Promise.all(
    candidates.map(async (who, at) => {
      await wait((at / CANDIDATES) * ENTER_MS)
      who.holder = (JSON.parse(await send('enter', who, 'enter', { device: 'bench' })) as { holder: string }).holder
      // Hands in at a moment of its own within the last minute, and saves every 15 seconds until then.
      const end = ENTER_MS + SIT_MS + ((at * 7919) % CANDIDATES / CANDIDATES) * HAND_IN_MS - (at / CANDIDATES) * ENTER_MS
      for (let spent = 0; spent + BEAT_MS < end; spent += BEAT_MS) {
        await wait(BEAT_MS)
        await save(who)
      }
      await wait(end % BEAT_MS)
      const last = next(who)
      await send('submit', who, 'submit', { holder: who.holder, answers: [last] })
      who.kept.set(last.position, last.sequence)
    }),
  )
  const { rows: states } = await owner.query<{ state: string; count: number }>('select state, count(*)::int as count from exam_sitting where exam_id = $1 group by state', [exam.id])
  const { rows: stored } = await owner.query<{ sitting_id: string; position: number; sequence: string }>('select sitting_id, position, sequence from exam_item where exam_id = $1 and sequence > 0', [exam.id])
  const found = new Map(stored.map((row) => [`${row.sitting_id} ${row.position}`, Number(row.sequence)]))
  const lost = candidates.flatMap((who) => [...who.kept].filter(([position, sequence]) => found.get(`${who.sittingId} ${position}`) !== sequence)).length
  const at = (values: number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!
  const line = (values: number[]): string => `p50 ${at(values, 0.5).toFixed(0)} ms, p95 ${at(values, 0.95).toFixed(0)} ms, most ${at(values, 1).toFixed(0)} ms (${values.length})`
  for (const kind of ['enter', 'save', 'submit'] as const) report(`${CANDIDATES} candidates: ${kind}`, line(took[kind]), '–', `goal p95 ${GOAL_MS} ms`, at(took[kind], 0.95) < GOAL_MS)
  const isWhole = lost === 0 && states.length === 1 && states[0]!.state === 'marked'
  report('lost answers, papers not handed in', `${lost}, ${CANDIDATES - (states.find(({ state }) => state === 'marked')?.count ?? 0)}`, '–', 'goal 0', isWhole)

  // What one save costs beside its SQL, sent as often as it goes.
  const second = await plan()
  await run((ctx) => actOnExam(ctx, { params: { id: second.id }, query: {}, body: { action: 'publish', reason: '' } }))
  const { rows: more } = await owner.query<{ id: string; employee_id: string }>('select id, employee_id from exam_sitting where exam_id = $1 order by id limit 16', [second.id])
  const writers = await Promise.all(
    more.map(async ({ id, employee_id }): Promise<Candidate> => {
      const who: Candidate = { token: tokens[ids.findIndex(({ employee }) => employee === employee_id)]!, sittingId: id, holder: '', sequence: 0, kept: new Map() }
      return { ...who, holder: (JSON.parse(await send('enter', who, 'enter', {})) as { holder: string }).holder }
    }),
  )
  const cpuBefore = server.cpuMs()
  const savesBefore = took.save.length
  const api = await closedLoop(16, 8, (worker) => save(writers[worker]!))
  const cpuPerSave = (server.cpuMs() - cpuBefore) / (took.save.length - savesBefore)
  const clients = await Promise.all(writers.map(async () => {
    const client = new pg.Client({ connectionString: appUrl(server.database.url) })
    await client.connect()
    return client
  }))
  const raw = await closedLoop(16, 8, async (worker) => {
    const [client, who] = [clients[worker]!, writers[worker]!]
    const answer = next(who)
    await client.query(`begin; set local app.organization_id = '${company.organizationId}'`)
    await client.query({ name: 'save', text: SAVE, values: [company.organizationId, who.sittingId, new Date(), JSON.stringify([answer]), who.holder] })
    await client.query('commit')
  })
  await Promise.all(clients.map((client) => client.end()))
  report('server CPU for each answer saved', `${cpuPerSave.toFixed(2)} ms`, '–', `three trips to the database: begin, save, commit`, cpuPerSave < 5)
  report('answers saved per second', `${api.perSecond}/s (p50 ${api.p50} ms, p95 ${api.p95} ms)`, `${raw.perSecond}/s (p50 ${raw.p50} ms)`, `${((api.perSecond / raw.perSecond) * 100).toFixed(0)} % (goal 25 %)`, api.perSecond / raw.perSecond >= 0.25)

  // 10,000 papers: twenty attempts of 500 people, marked, then one item is given to everybody.
  const big = await run((ctx) => examOf(ctx, exam.id))
  const attempts = Math.ceil(10_000 / CANDIDATES)
  for (let attempt = 2; attempt <= attempts; attempt++) await run((ctx) => givePapers(ctx, big, ids.map(({ employee }) => ({ employeeId: employee, attempt }))))
  await owner.query("update exam_sitting set state = 'marking', started_at = now(), deadline_at = now(), submitted_at = now(), submitted_by = 'candidate' where exam_id = $1 and state = 'waiting'", [exam.id])
  const { rows: all } = await owner.query<{ id: string }>('select id from exam_sitting where exam_id = $1', [exam.id])
  // Answers as people give them: most of them right or wrong by one of four choices.
  await owner.query("update exam_item set response = jsonb_build_array(chr(65 + abs(hashtext(sitting_id::text || position)) % 4)), sequence = 1 where exam_id = $1 and sequence = 0", [exam.id])
  await owner.query('analyze exam_item, exam_sitting')
  const whole = performance.now()
  await run(async (ctx) => {
    await scoreByProduct(ctx, exam.id, all.map(({ id }) => id))
    await sumUp(ctx, big, all.map(({ id }) => id))
  })
  const ms = performance.now() - whole
  const { rows: [item] } = await owner.query<{ question_id: string; question_version: number; papers: number }>('select question_id, question_version, count(*)::int as papers from exam_item where exam_id = $1 group by 1, 2 order by 3 desc limit 1', [exam.id])
  const start = performance.now()
  await run((ctx) => regrade(ctx, big, { questionId: item!.question_id, number: item!.question_version, kind: 'full_marks', reason: '压测' }))
  const one = performance.now() - start
  report(`${all.length} papers scored, every item`, `${(ms / 1000).toFixed(2)} s`, `one item on ${item!.papers} papers ${(one / 1000).toFixed(2)} s`, 'goal 10 s', ms <= 10_000)
  await owner.end()
  await app.database.close()
} finally {
  await server.stop()
}
