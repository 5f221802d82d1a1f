import { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx } from '../platform/ctx.ts'
import { runDueJobs } from '../platform/jobs/worker.ts'
import { markReadBefore } from '../platform/messages/messages.ts'
import { allRoutes } from '../modules/all.ts'
import { listCategories } from '../modules/cases/index.ts'
import { Authenticator } from '../modules/people/index.ts'
import { runDueTimers } from '../modules/sla/index.ts'
import { rolesAndKeys } from './accounts.ts'
import { answerForZones, giveOutByRule } from './dispatch.ts'
import { writeTheRulebook } from './governance.ts'
import { drawTheMatrix, headOfficeLives } from './head-office.ts'
import { careLives } from './care.ts'
import { makeDemoCompany } from './company.ts'
import { examsAreSat } from './exams.ts'
import { colleaguesAreTrained } from './training.ts'
import { guardsAreOnDuty } from './rota.ts'
import { servicesArePlanned } from './service-plans.ts'
import { violationsAreFollowed } from './violations.ts'
import { environmentIsCaredFor } from './environment.ts'
import { defectsAreFollowed } from './handover.ts'
import { roundsAreWalked } from './inspections.ts'
import { facilitiesAreKept } from './maintenance.ts'
import { energyIsCounted } from './energy.ts'
import { lampsAreCounted } from './zone-standards.ts'
import { emergenciesAreMet } from './emergency.ts'
import { documentLives, papersOfMachines } from './documents.ts'
import { beginWithChannels } from './integration.ts'
import { knowledgeLives, knownOf } from './knowledge.ts'
import { archiveMatters } from './archive-matters.ts'
import { householdsLive } from './households.ts'
import { livesOfDay, type Cast, type Life } from './history.ts'
import { complaintLives } from './complaints.ts'
import { colleaguesProveThemselves } from './competence.ts'
import { improvementLives } from './improvements.ts'
import { Performer } from './perform.ts'
import { demoPhotos } from './photos.ts'
import { demoSignature, paidLives, publishThePrices } from './paid.ts'
import { presentLives } from './present.ts'
import { Random } from './random.ts'
import { privacyLives } from './privacy.ts'
import { receptionLives } from './reception.ts'
import { askForRegistration, residentLives } from './resident.ts'
import { redressLives } from './redress.ts'
import { fillRegisters } from './registers.ts'
import { scoreLives } from './scores.ts'
import { stockTheStore, storeLives } from './store.ts'
import { waitingLives } from './waits.ts'

const DAY = 86_400_000
const HISTORY_DAYS = 60
const SEED = 20_260_305
/** After so many acts there is enough of everything for statistics that hold. */
const EARLY_STEPS = 120

/**
 * Loads the demo into an empty database: the company, its 600 households, and two months of history in which every act goes through
 * the use case that a screen would call, at its own time. The same at every load, but for ids and the day on which it ends: `today`.
 */
export async function loadDemo(app: App, today: Date): Promise<void> {
  const database = app.database.hasty()
  try {
    await loadInto({ ...app, database }, today)
  } finally {
    await database.close()
  }
  // A commit that waits: with it everything before is on the disk.
  await freshStatistics(app)
}

async function loadInto(app: App, today: Date): Promise<void> {
  const random = new Random(SEED)
  const since = new Date(midnightBefore(today).getTime() - HISTORY_DAYS * DAY)
  const company = await makeDemoCompany(app, random, since)
  const system = Actor.system(company.organizationId)
  // Papers too are the same at every load.
  const lots = new Random(SEED + 1)
  const performer = new Performer({ ...app, lots: (below) => Math.floor(lots.next() * below) }, allRoutes(new Authenticator(app)))
  const cast: Cast = {
    company, random, performer, store: await stockTheStore({ company, performer }, since),
    categoryIds: await runInCtx(app, { actor: system }, async (ctx) => new Map((await listCategories(ctx)).items.map((category) => [category.code, category.id]))),
    photos: new Map(),
  }
  for (const [index, login] of ['tech', 'tech2', 'tech3', 'desk2'].entries()) {
    const technician = company.actors.get(login)!
    cast.photos.set(technician, await demoPhotos(app, technician, 190 + index * 40))
  }
  await writeTheRulebook(cast, since, today)
  await answerForZones(cast, since)
  await freshStatistics(app)
  const prices = await publishThePrices(app, cast, since)
  const signature = await demoSignature(app, company.actors.get('tech')!)
  const known = await knownOf(app, company.organizationId, since)
  await tell(app, cast, since, today, [...paidLives(cast, prices, signature, today), ...knowledgeLives(cast, known, since, today)])
  await drawTheMatrix(cast, today)
  await giveOutByRule(cast, today)
  await fillRegisters(cast, since, today)
  await papersOfMachines(cast, today)
  await examsAreSat(cast, today)
  await colleaguesAreTrained(cast, today)
  await guardsAreOnDuty(cast, today)
  await servicesArePlanned(cast, today)
  await colleaguesProveThemselves(cast, today)
  await roundsAreWalked(cast, since, today)
  await facilitiesAreKept(cast, today)
  await environmentIsCaredFor(cast, today)
  await defectsAreFollowed(cast, today)
  await lampsAreCounted(cast, today)
  await energyIsCounted(cast, today)
  await emergenciesAreMet(cast, today)
  await violationsAreFollowed(cast, today)
  await freshStatistics(app)
  await rolesAndKeys(app, company, since, today)
  await beginWithChannels(app, { admin: company.actors.get('admin')!, desk: company.actors.get('desk')! }, today, () => askForRegistration(app, company.siteId, today))
  await householdsLive(app, company, today)
  await archiveMatters(cast, today)
  await privacyLives(app, company, today)
  await runDueJobs(app)
  await runInCtx(app, { actor: system, now: today }, (ctx) => markReadBefore(ctx, new Date(today.getTime() - 1.5 * DAY)))
}

function midnightBefore(at: Date): Date {
  const offset = 8 * 3_600_000
  return new Date(Math.floor((at.getTime() + offset) / DAY) * DAY - offset)
}

/** Young tables mislead the planner: foreign keys of a case were checked thirty times slower without this. */
async function freshStatistics(app: App): Promise<void> {
  await app.database.pool.query('select refresh_statistics()')
}

/** Runs all lives in the order of time until today, and the clocks of each day with them; what is not over by then stays open. */
async function tell(app: App, cast: Cast, since: Date, today: Date, more: readonly { at: Date; life: Life }[]): Promise<void> {
  const pending: { at: Date; life: Life }[] = []
  for (let day = since.getTime(); day <= today.getTime(); day += DAY) pending.push(...livesOfDay(cast, new Date(day)))
  pending.push(...residentLives(cast, today), ...presentLives(cast, today), ...complaintLives(cast, today), ...waitingLives(cast, today), ...redressLives(cast, today), ...storeLives(cast, since), ...receptionLives(cast, today))
  pending.push(...careLives(cast, since, today), ...documentLives(cast, since, today), ...headOfficeLives(cast, since, today))
  pending.push(...more, ...improvementLives(cast, since), ...scoreLives(cast, since, today))
  pending.sort(byTime)
  let steps = 0
  let dayOfTimers = since.getTime() + DAY
  while (pending.length > 0) {
    const next = pending.shift()!
    if (next.at > today) break
    if (++steps === EARLY_STEPS) await freshStatistics(app)
    while (next.at.getTime() > dayOfTimers) {
      await runDueTimers(app, { now: new Date(dayOfTimers), asTheyCame: true })
      dayOfTimers += DAY / 4
    }
    const { value, done } = await next.life.next()
    if (done === true || value > today) continue
    const at = pending.findIndex((other) => other.at > value)
    pending.splice(at === -1 ? pending.length : at, 0, { at: value, life: next.life })
  }
  await runDueTimers(app, { now: today, asTheyCame: true })
}

function byTime(a: { at: Date }, b: { at: Date }): number {
  return a.at.getTime() - b.at.getTime()
}
