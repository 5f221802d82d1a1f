import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inspections, registers, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { DEMO_PASSWORD, asked, atConsole, photograph, sitDown, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'
import { openRound } from './rounds.ts'

const STAMP = String(Date.now() % 100_000)

let browser: Browser
let supervisor: Person
let tech: Person
let siteId: string
let roundId: string
let photo: Awaited<ReturnType<typeof photograph>>

beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
  roundId = await openRound(supervisor, siteId, {
    mark: `T${STAMP}`, name: `设备房巡检 ${STAMP}`, points: ['消防泵房', '生活水泵房', '配电室'].map((name) => `${name} ${STAMP}`),
    items: [
      { id: 'door', text: '通道无杂物', kind: 'yes_no' },
      { id: 'light', text: '照明正常', kind: 'yes_no', photoWhenBad: true, severity: 'serious', way: 'work_order' },
      { id: 'where', text: '哪里的灯不亮', kind: 'choice', choices: [{ value: '入口', isFine: true }, { value: '深处', isFine: true }], showWhen: { itemId: 'light', is: 'no' } },
    ],
  })
  photo = await photograph(browser, '泵房', '#556677')
  tech = await sitDown(browser, PHONE, `${guanjia}/m/`)
  const { page } = tech
  await page.getByRole('button', { name: '员工账号' }).click()
  await page.evaluate(leaveAnOldDraft)
  await page.getByLabel('账号', { exact: true }).fill('tech')
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主要页面' }).waitFor()
})
afterAll(() => browser?.close())

/** What the app before this one left on the phone: its store, with a draft in it. */
function leaveAnOldDraft(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('guanjia', 1)
    opening.addEventListener('error', () => reject(opening.error as Error))
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('kept').put('old draft', 'of-an-older-app'))
    opening.addEventListener('success', () => {
      opening.result.close()
      resolve()
    })
  })
}
function oldDraft(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('guanjia')
    opening.addEventListener('error', () => reject(opening.error as Error))
    opening.addEventListener('success', () => {
      const found = opening.result.transaction('kept').objectStore('kept').get('of-an-older-app')
      found.addEventListener('success', () => {
        opening.result.close()
        resolve(found.result)
      })
    })
  })
}
/** A phone without room: nothing more can be written, until it can. */
function fill(): void {
  const { prototype } = IDBObjectStore
  const kept = Object.getOwnPropertyDescriptor(prototype, 'add')!
  prototype.add = () => {
    Object.defineProperty(prototype, 'add', kept)
    throw new DOMException('No room', 'QuotaExceededError')
  }
}

/** A photo that no compression makes small. */
async function noise(): Promise<string> {
  const canvas = new OffscreenCanvas(1600, 1600)
  const pen = canvas.getContext('2d')!
  const image = pen.createImageData(1600, 1600)
  for (let at = 0; at < image.data.length; at += 65_536) crypto.getRandomValues(new Uint8Array(image.data.buffer, at, Math.min(65_536, image.data.length - at)))
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255
  pen.putImageData(image, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The tab in hand changes: the one that the person sat down with is closed on the way. */
async function shoot(name: string): Promise<void> {
  const folder = process.env.GUANJIA_SHOTS
  if (folder) await tech.page.screenshot({ path: `${folder}/journey-inspections-${name}.png` })
}
const unsent = (page: Page) => page.getByRole('link', { name: /项待上传/ }).first()
const roundOf = () => asked(supervisor, inspections.getTask, { params: { id: roundId } })
async function reported(words: string): Promise<number> {
  return (await asked(supervisor, inspections.listFindings, { query: { siteId, limit: 50, filter: { q: words } } })).items.length
}

describe('a technician walks a round in a basement', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await shoot('failed')
  })

  it('fetches the rounds while there is network, says when, and keeps what an older app left', async () => {
    const { page } = tech
    await page.getByRole('link', { name: '巡查' }).click()
    await page.getByText(`设备房巡检 ${STAMP}`).waitFor()
    await page.getByRole('button', { name: /^已下载 \d\d:\d\d/ }).waitFor()
    expect(await page.evaluate(oldDraft)).toBe('old draft')
    // From here on the shell comes from the phone.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  })

  it('reports what was seen though the phone is full and the server does not answer, and it counts once though the answer is lost [INS-029]', async () => {
    const { page } = tech
    const words = `井盖松动 ${STAMP}`
    // The phone believes in its network; nothing answers.
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('button', { name: '随手报' }).click()
    await page.getByTestId('camera').setInputFiles(photo)
    await page.getByRole('button', { name: '看第 1 张照片' }).waitFor()
    await page.getByLabel('看到了什么').fill(words)
    await page.getByLabel('位置').fill('3 栋门前')
    await page.evaluate(fill)
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByText('手机存储已满').waitFor()
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByText('已保存，马上上报').waitFor()
    await unsent(page).waitFor()
    expect(await reported(words)).toBe(0)
    await page.unroute('**/api/**')
    // The server has written it down; the way back breaks.
    let lost = 0
    await page.route('**/api/v1/findings', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.fallback()
      lost++
      await route.fetch()
      await route.abort()
    })
    await page.goto(`${guanjia}/m/inspections/unsent`)
    await page.getByText(words).waitFor()
    await expect.poll(() => reported(words), { timeout: 20_000 }).toBe(1)
    await page.getByText('全部已上传').waitFor()
    expect([lost, await reported(words)]).toEqual([1, 1])
    await page.unroute('**/api/v1/findings')
  })

  it('walks on without network: conditional items, a finding with its photo, one tap for a point where all is well, over reloads and a closed tab [INS-003]', async () => {
    const context = tech.page.context()
    await context.setOffline(true)
    await tech.page.goto(`${guanjia}/m/inspections`)
    let { page } = tech
    await page.getByText(`设备房巡检 ${STAMP}`).click()
    await page.getByRole('button', { name: '扫码开始' }).click()
    await page.getByLabel('手工输入编号').fill(`t${STAMP}-1`)
    await page.getByRole('button', { name: '打开点位' }).click()
    const light = page.locator('[data-item=light]')
    await light.getByRole('radio', { name: '异常' }).click()
    await light.getByTestId('camera').setInputFiles(photo)
    await light.getByRole('button', { name: '看第 1 张照片' }).waitFor()
    // What stands on the screen stands there after a reload, the picture too.
    await page.reload()
    await light.getByRole('button', { name: '看第 1 张照片' }).waitFor()
    await page.getByRole('radio', { name: '深处' }).click()
    await page.locator('[data-item=door]').getByRole('radio', { name: '正常' }).click()
    await shoot('1-point')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('1 / 3 个点位').waitFor()

    await page.getByRole('link', { name: new RegExp(`生活水泵房 ${STAMP}`) }).click()
    const camera = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '全部正常' }).click()
    await (await camera).setFiles(photo)
    await page.getByText('2 / 3 个点位').waitFor()

    // The tab goes, with nothing sent; another one knows all.
    const address = page.url()
    page = await context.newPage()
    await tech.page.close()
    tech.page = page
    page.setDefaultTimeout(30_000)
    await page.goto(address)
    await page.getByText('2 / 3 个点位').waitFor()
    await page.getByRole('link', { name: new RegExp(`配电室 ${STAMP}`) }).click()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '无法检查' }).click()
    await page.getByRole('button', { name: '门锁着进不去' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '完成巡查' }).click()
    await page.getByText('5 项待上传').first().waitFor()
    // Without network the phone asks now and then, not all the time.
    let asks = 0
    page.on('request', (request) => void (request.url().includes('/api/v1/') && asks++))
    await page.waitForTimeout(2000)
    expect(asks).toBeLessThan(12)
    await shoot('2-offline')
    expect((await roundOf()).state).toBe('open')
  })

  it('sends each thing once when the network is back, with two tabs open and the first answer lost; the bad light is a work order [INS-010]', async () => {
    const { page } = tech
    const context = page.context()
    let lost = 0
    await context.route('**/api/v1/inspection-tasks/*/records', async (route) => {
      if (lost > 0) return route.fallback()
      lost++
      await route.fetch()
      await route.abort()
    })
    const second = await context.newPage()
    await second.goto(`${guanjia}/m/inspections/unsent`)
    await second.getByText('消防泵房').waitFor()
    await context.setOffline(false)
    await page.goto(`${guanjia}/m/inspections/unsent`)
    await page.getByText('全部已上传').waitFor()
    await second.getByText('全部已上传').waitFor()
    await shoot('3-sent')
    await page.goto(`${guanjia}/m/inspections`)
    await page.getByRole('button', { name: /^已下载 \d\d:\d\d/ }).waitFor()
    expect(await unsent(page).count()).toBe(0)
    const round = await roundOf()
    expect(lost).toBe(1)
    expect(round.state).toBe('done')
    expect(round.records.map(({ point, result, photos, isConflict }) => [point.code, result, photos.length, isConflict])).toEqual([[`T${STAMP}-1`, 'bad', 1, false], [`T${STAMP}-2`, 'fine', 1, false], [`T${STAMP}-3`, 'skipped', 0, false]])
    expect(round.findings.map(({ description, severity, way, photos }) => [description, severity, way, photos.length])).toEqual([['照明正常：异常', 'serious', 'work_order', 1]])
    expect(round.findings[0]!.workOrder).not.toBeNull()
    await second.close()
  })

  it('stays on the phone over a sign-out and the turn of a colleague, and goes under the name of who saw it', async () => {
    const { page } = tech
    const words = `风机房异响 ${STAMP}`
    await page.route('**/api/v1/findings', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
    await page.goto(`${guanjia}/m/inspections`)
    await page.getByRole('button', { name: '随手报' }).click()
    await page.getByLabel('看到了什么').fill(words)
    await page.getByLabel('位置').fill('地下一层风机房')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await unsent(page).waitFor()
    await page.goto(`${guanjia}/m/me`)
    await page.getByRole('button', { name: '退出登录' }).first().click()
    await page.getByText('您本人再次登录后才会上传').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '员工账号' }).waitFor()
    await page.unroute('**/api/v1/findings')
    const signIn = async (login: string): Promise<void> => {
      expect((await page.context().request.post(`${guanjia}/api/v1/sessions`, { data: { login, password: DEMO_PASSWORD } })).ok()).toBe(true)
      await page.goto(`${guanjia}/m/inspections/unsent`)
    }
    // The guard's turn: nothing of the technician's is theirs to send.
    await signIn('guard')
    await page.getByText('全部已上传').waitFor()
    expect(await reported(words)).toBe(0)
    await signIn('tech')
    await expect.poll(() => reported(words), { timeout: 20_000 }).toBe(1)
    const { items } = await asked(supervisor, inspections.listFindings, { query: { siteId, limit: 50, filter: { q: words } } })
    const own = await asked(tech, sessions.currentSession)
    expect(items.map(({ foundBy }) => foundBy.id)).toEqual([own.employeeId])
  })

  it('goes on with a large photo where the network broke, over a reload, and says how far it is', async () => {
    const { page } = tech
    const words = `外墙空鼓 ${STAMP}`
    const large = await page.evaluate(noise)
    const parts: number[] = []
    let open = 3
    await page.route('**/api/v1/uploads/*/parts/*', (route) => {
      parts.push(Number(new URL(route.request().url()).pathname.split('/').at(-1)))
      return open-- > 0 ? route.fallback() : route.abort()
    })
    await page.goto(`${guanjia}/m/inspections`)
    await page.getByRole('button', { name: '随手报' }).click()
    await page.getByTestId('camera').setInputFiles({ name: 'wall.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(large, 'base64') })
    await page.getByRole('button', { name: '看第 1 张照片' }).waitFor()
    await page.getByLabel('看到了什么').fill(words)
    await page.getByLabel('位置').fill('5 栋北面')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await unsent(page).click()
    await page.getByText(/^已上传 768 KB/).waitFor()
    expect(await page.getByRole('progressbar', { name: '照片上传进度' }).getAttribute('value')).toBe(String(3 * 256 * 1024))
    await shoot('4-large')
    expect(await reported(words)).toBe(0)
    open = Infinity
    const before = parts.length
    await page.reload()
    await page.getByText('全部已上传').waitFor()
    const after = parts.slice(before)
    expect(after[0]).toBe(3 * 256 * 1024)
    expect(after).toEqual([...new Set(after)])
    const found = (await asked(supervisor, inspections.listFindings, { query: { siteId, limit: 50, filter: { q: words } } })).items
    expect(found.map(({ photos }) => photos.length)).toEqual([1])
    expect(tech.complaints.filter((one) => !/ERR_|Failed to fetch|NetworkError/.test(one))).toEqual([])
  })

  it('reads the meters of the households from home to home: folded by entrance, straight to one, asked about an odd reading, and nobody at home waits for a second try [ENE-001]', async () => {
    const { page } = tech
    const name = `业户抄表 ${STAMP}`
    const id = await openRound(supervisor, siteId, { mark: `H${STAMP}`, name, points: ['全部业户仪表'], items: [{ id: 'reading', text: '读数', kind: 'meter' }], plan: { kind: 'meters', meters: 'household', photoWhenFine: false } })
    const { stops } = await asked(supervisor, inspections.getTask, { params: { id } })
    // The demo's own round of the month may be half walked, from the beginning.
    const [home, next] = stops.slice(-10)
    const { points } = await asked(tech, inspections.getBundle, { query: { siteId } })
    const last = points.find((point) => point.id === home!.pointId)!.lastReading!
    await page.goto(`${guanjia}/m/inspections`)
    await page.getByText(name).click()
    await page.getByRole('button', { name: /单元/ }).nth(3).waitFor()
    // Of some seventy homes those of one entrance are drawn.
    expect(await page.locator('.stops li').count()).toBeLessThan(30)
    await page.getByRole('button', { name: new RegExp(`抄下一户：${stops[0]!.name}`) }).waitFor()
    await page.getByLabel('跳到房号').fill(home!.name.split(' ')[0]!)
    await shoot('5-homes')
    await page.getByRole('link', { name: home!.name }).click()
    const dial = page.locator('[data-item=reading] input')
    await dial.fill(String(last.value + 5000))
    await page.getByRole('button', { name: '保存' }).click()
    const odd = page.getByRole('dialog', { name: '读数和往期不符' })
    await odd.getByRole('button', { name: '改读数' }).click()
    await dial.fill(String(last.value + 5001))
    await page.getByRole('button', { name: '保存' }).click()
    await shoot('6-odd')
    await odd.getByRole('button', { name: '表盘就是这个数' }).click()
    await page.getByRole('heading', { name: next!.name }).waitFor()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '无法检查' }).click()
    await page.getByRole('button', { name: '家中无人' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: stops.at(-8)!.name }).waitFor()
    const { targetId } = await asked(supervisor, inspections.getPoint, { params: { id: home!.pointId } })
    await expect.poll(async () => (await asked(supervisor, registers.getMeter, { params: { id: targetId! } })).lastReading, { timeout: 20_000 }).toMatchObject({ value: last.value + 5001, verdict: 'too_much', isConfirmed: true })
    await page.goto(`${guanjia}/m/inspections/${id}`)
    await page.getByRole('button', { name: '待再次上门 1 处' }).click()
    await page.getByRole('link', { name: next!.name }).getByText('家中无人').waitFor()
    await shoot('7-again')
  })
})
