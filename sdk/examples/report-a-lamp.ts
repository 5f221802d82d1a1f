// Takes a case as another system would, lists the open repairs of the site, and shows how a refusal looks.
// GUANJIA_URL=https://… GUANJIA_API_KEY=… npx tsx sdk/examples/report-a-lamp.ts
import { Guanjia, GuanjiaProblem } from '../src/index.ts'

const { GUANJIA_URL: url = 'http://localhost:3000', GUANJIA_API_KEY: key = '' } = process.env
const guanjia = new Guanjia({ url, key, locale: 'en' })

const { items: sites } = await guanjia.call('organization.listSites', {})
const siteId = sites[0]!.id

// The id of the event in your own system makes a fine key: told twice, taken once.
const event = { idempotencyKey: `sensor-17-${new Date().toISOString().slice(0, 10)}` }
const body = { siteId, kind: 'repair', statement: '3 栋大堂吊灯不亮', placeKind: 'public_area', place: '3 栋大堂' } as const
const taken = await guanjia.call('cases.createCase', { body }, event)
const again = await guanjia.call('cases.createCase', { body }, event)
console.log(`taken ${taken.number}, told twice: ${taken.id === again.id ? 'one case' : 'two cases'}`)

let open = 0
for await (const one of guanjia.each('cases.listCases', { query: { siteId, limit: 2, filter: { kind: ['repair'] } } })) if (one.status !== 'closed') open++
console.log(`open repairs: ${open}`)

try {
  await guanjia.call('cases.createCase', { body: { ...body, statement: '' } })
} catch (error) {
  if (!(error instanceof GuanjiaProblem)) throw error
  console.log(`refused: ${error.code} ${error.problem?.errors?.[0]?.pointer}`)
}
