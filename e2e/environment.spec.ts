import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, photograph, type Person } from './people.ts'

let browser: Browser
let supervisor: Person
let tech: Person
let siteId: string

beforeAll(async () => {
  browser = await openBrowser()
  ;[supervisor, tech] = await Promise.all([atConsole(browser, DESKTOP, guanjia, 'supervisor'), onPhone(browser, PHONE, guanjia, 'tech')])
  siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
})
afterAll(() => browser?.close())

describe('the environment, from the standard to the phone', () => {
  it('shows target beside floor, tells households before pest control, and starts nothing without it [ENV-006] [ENV-010]', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '环境', exact: true }).click()
    const pages = page.getByRole('navigation', { name: '环境管理页面' })
    await pages.getByRole('link', { name: '保洁标准' }).click()
    const line = page.getByRole('row').filter({ hasText: '车库' }).filter({ hasText: '拖洗' })
    await line.getByText('（合同）').waitFor()
    await page.getByText('（1 级）').first().waitFor()
    await supervisor.shoot('environment-1-standard')

    const from = new Date(Date.now() + 3 * 86_400_000)
    const made = await asked(supervisor, environment.createPestControl, {
      body: { siteId, targets: ['mosquito'], chemical: '旅程灭蚊剂', dose: '1:100', place: '旅程东门绿篱', contractor: '绿盾', safety: '请关窗', plannedFrom: from.toISOString(), plannedTo: new Date(from.getTime() + 3_600_000).toISOString(), reentryMinutes: 60 },
    })
    await page.goto(`${guanjia}/environment/pest_control/${made.id}`)
    const acts = page.getByRole('toolbar')
    await acts.getByRole('button', { name: '通知住户' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('补充说明').fill('当天请勿晾晒')
    await form.getByRole('button', { name: '通知住户' }).click()
    await page.getByText(/通知 \d+ 户/).waitFor()
    await page.getByText(/起可作业/).waitFor()
    expect(await acts.getByRole('button', { name: '开始作业' }).count()).toBe(0)
    await supervisor.shoot('environment-2-told')
  })

  it('changes one thing of a record and loses nothing else of it, pictures included', async () => {
    const { page } = supervisor
    const form = page.getByRole('dialog')
    /** Changes one field of a record on its page, as somebody at the desk does. */
    const change = async (kind: string, id: string, field: string, words: string): Promise<void> => {
      await page.goto(`${guanjia}/environment/${kind}/${id}`)
      await page.getByRole('button', { name: /修改$/ }).click()
      await form.getByLabel(field, { exact: true }).fill(words)
      await form.getByRole('button', { name: '保存', exact: true }).click()
      await form.waitFor({ state: 'hidden' })
    }
    // A proposal with a picture, made at the desk.
    await page.goto(`${guanjia}/environment/greening_plan`)
    await page.getByRole('button', { name: /新增/ }).first().click()
    await form.getByLabel('方案', { exact: true }).fill('旅程补种方案')
    await form.getByLabel('位置', { exact: true }).fill('旅程东门')
    await form.getByLabel('面积', { exact: true }).fill('86')
    await form.getByLabel('方案内容', { exact: true }).fill('东门两侧补种')
    await form.locator('input[type=file]').setInputFiles(await photograph(browser, '东门', '#446644'))
    await form.locator('.gj-files li').waitFor()
    await form.locator('.ant-modal-footer .ant-btn-primary').click()
    await page.waitForURL(/\/greening_plan\/[0-9a-f-]{36}$/)
    const plan = await asked(supervisor, environment.getGreeningPlan, { params: { id: page.url().slice(-36) } })
    expect(plan.photos.map(({ isImage }) => isImage)).toEqual([true])
    await change('greening_plan', plan.id, '植物', '红叶石楠')
    expect(await asked(supervisor, environment.getGreeningPlan, { params: { id: plan.id } })).toEqual({ ...plan, species: '红叶石楠', version: plan.version + 1 })

    const station = await asked(supervisor, environment.createWasteStation, { body: { siteId, code: 'LC-9', name: '旅程收集点', classes: ['kitchen', 'other'], contractor: '绿盾', slots: ['07:00', '19:30'], graceMinutes: 90 } })
    await change('waste_station', station.id, '作业单位', '环卫二队')
    expect(await asked(supervisor, environment.getWasteStation, { params: { id: station.id } })).toEqual({ ...station, contractor: '环卫二队', version: station.version + 1 })

    const line = await asked(supervisor, environment.createCleanLine, { body: { siteId, areaType: 'other', surface: 'wall', task: 'wipe', material: 'stone', own: { times: 2, every: 1, unit: 'week' }, ownSource: 'contract', isActive: false } })
    await change('clean_line', line.id, '备注', '先除尘')
    expect(await asked(supervisor, environment.getCleanLine, { params: { id: line.id } })).toEqual({ ...line, note: '先除尘', version: line.version + 1 })

    const machine = await asked(supervisor, environment.createCleanEquipment, { body: { siteId, code: 'LC-7', name: '旅程洗地机', kind: 'scrubber', upkeepDays: 45, boughtOn: '2025-05-01', lastUpkeepOn: '2026-11-01' } })
    await change('clean_equipment', machine.id, '位置', '负一层')
    expect(await asked(supervisor, environment.getCleanEquipment, { params: { id: machine.id } })).toEqual({ ...machine, place: '负一层', version: machine.version + 1 })

    const job = await asked(supervisor, environment.createGreeningJob, { body: { siteId, task: 'prune', species: '桂花', place: '旅程东门', fromOn: '2027-03-01', toOn: '2027-03-10' } })
    await change('greening_job', job.id, '备注', '避开清晨')
    expect(await asked(supervisor, environment.getGreeningJob, { params: { id: job.id } })).toEqual({ ...job, note: '避开清晨', version: job.version + 1 })

    const pest = await asked(supervisor, environment.createPestControl, { body: { siteId, targets: ['rodent'], chemical: '旅程毒饵', dose: '每点 20 克', place: '旅程车库', contractor: '绿盾', safety: '看管宠物', plannedFrom: '2027-03-01T02:00:00.000Z', plannedTo: '2027-03-01T04:00:00.000Z', reentryMinutes: 30 } })
    await change('pest_control', pest.id, '浓度与用量', '每点 15 克')
    expect(await asked(supervisor, environment.getPestControl, { params: { id: pest.id } })).toEqual({ ...pest, dose: '每点 15 克', version: pest.version + 1 })
  })

  it('opens the records behind a figure, those of the same days', async () => {
    const { page } = supervisor
    for (const [figure, kind] of [['保洁合格率', 'clean_check'], ['清运及时率', 'waste_collection'], ['消杀按时通知率', 'pest_control'], ['区域清洁及时率', 'clean_job']] as const) {
      await page.goto(`${guanjia}/environment?from=2026-11-01&to=2026-11-21`)
      const answer = page.waitForResponse((response) => response.url().includes('2026-10-31T16'))
      await page.getByRole('link', { name: new RegExp(`^${figure}`) }).click()
      expect([kind, (await answer).status()]).toEqual([kind, 200])
      const { pathname, searchParams } = new URL(page.url())
      expect([pathname, searchParams.get('from'), searchParams.get('to')]).toEqual([`/environment/${kind}`, '2026-11-01', '2026-11-21'])
    }
  })

  it('gives a cleaner the work of today: read what stone does not bear, start the clock, and finish with one tap [ENV-005] [ENV-011]', async () => {
    const { page } = tech
    await page.goto(`${guanjia}/m/environment`)
    await page.getByRole('button', { name: '开始区域清洁' }).click()
    await page.getByLabel('其他位置').fill('旅程南门岗亭')
    await page.getByRole('button', { name: '开始计时' }).click()
    // Nobody begins without having read it.
    await page.getByText('石材禁用酸性清洁剂').waitFor()
    await tech.shoot('environment-3-warning')
    await page.getByRole('button', { name: '我已看清' }).click()
    await page.getByText(/剩 \d+ 分钟/).waitFor()
    await page.getByRole('button', { name: '完成 旅程南门岗亭' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '完成', exact: true }).click()
    await page.getByRole('button', { name: '完成 旅程南门岗亭' }).waitFor({ state: 'detached' })
    await expect.poll(async () => (await asked(supervisor, environment.listCleanJobs, { query: { siteId, filter: { q: '旅程南门' } } })).items.map(({ state, isLate }) => [state, isLate]), { timeout: 15_000 }).toEqual([['done', false]])
    expect([...supervisor.complaints, ...tech.complaints]).toEqual([])
  })
})
