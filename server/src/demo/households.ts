import type { DemoHousehold } from '../modules/archives/demo.ts'
import { actOnCampaign, createCampaign } from '../modules/archives/campaigns/campaigns.ts'
import { writeHousehold } from '../modules/archives/households/change-household.ts'
import { householdsBy } from '../modules/archives/households/household-rows.ts'
import { addObservation } from '../modules/archives/observations/observations.ts'
import type { App } from '../platform/app.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { newId } from '../platform/ids.ts'

const DAY = 86_400_000
const NOTES: readonly (readonly [home: number, note: string, tag: string | null])[] = [
  [3, '敲门轻一些，等一等', '慢慢说'], [12, '下午三点后方便', null], [21, '说话大声一点', '听力不便'], [47, '请先打电话再上门', null], [72, '留出走道宽度', '无障碍'], [103, '快递放脚垫下，不按门铃', null],
]
const SEEN: readonly (readonly [home: number, topic: 'preference' | 'property' | 'pet', words: string])[] = [[15, 'preference', '习惯用微信联系，电话常静音'], [29, 'pet', '养了一只金毛，很温顺'], [38, 'property', '入户门锁换成了电子锁']]

/** The part of the files in the story: service notes, a campaign that runs since last week, and what colleagues noticed. */
export async function householdsLive(app: App, company: { siteId: string; households: readonly DemoHousehold[]; actors: ReadonlyMap<string, Actor> }, today: Date): Promise<void> {
  const { siteId } = company
  const lived = company.households.filter(({ isLivedIn }) => isLivedIn)
  const at = (days: number): Date => new Date(today.getTime() - days * DAY)
  const nothing = { params: {}, query: {} }
  await runInCtx(app, { actor: company.actors.get('steward')!, now: at(20) }, async (ctx) => {
    const files = await householdsBy(ctx, 'unit_id', NOTES.map(([home]) => lived[home]!.unitId))
    for (const [home, serviceNote, tag] of NOTES) {
      const file = files.find((row) => row.unit_id === lived[home]!.unitId)
      if (file) await writeHousehold(ctx, file, { serviceNote, careTags: tag ? [tag] : [] })
    }
  })
  await runInCtx(app, { actor: company.actors.get('tech')!, now: at(2) }, async (ctx) => {
    for (const [home, topic, words] of SEEN) await addObservation(ctx, { ...nothing, body: { unitId: lived[home]!.unitId, personId: null, topic, words, consent: null } })
  })
  await runInCtx(app, { actor: company.actors.get('supervisor')!, now: at(6) }, async (ctx) => {
    const id = newId()
    const endsOn = new Date(today.getTime() + 15 * DAY).toISOString().slice(0, 10)
    await createCampaign(ctx, { ...nothing, body: { id, siteId, title: '年度信息核对', words: '请花一分钟看看登记的电话和紧急联系人对不对。', fields: ['phones', 'emergencyName', 'emergencyPhone', 'language'], types: [], buildingIds: [], onlyFlagged: true, endsOn, remindEveryDays: 7 } })
    await actOnCampaign(ctx, { params: { id }, query: {}, body: { action: 'start' } })
  })
}
