import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standards } from '@guanjia/contract'
import { PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, onPhone, photograph, type Person } from './people.ts'

let browser: Browser
let supervisor: Person

beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await onPhone(browser, PHONE, guanjia, 'supervisor')
})
afterAll(() => browser?.close())

/** A standard in force of which every item is met or not. */
async function plainStandard(): Promise<string> {
  const { items } = await asked(supervisor, standards.listStandards, { query: { filter: { state: ['published'] } } as never })
  for (const { id, kind, scene } of items) {
    if (kind === 'guideline' || scene === 'six_s') continue
    const { current } = await asked(supervisor, standards.getStandard, { params: { id } })
    if (current?.items.every(({ method }) => method === 'meets')) return id
  }
  throw new Error('no such standard')
}

describe('a check on the phone, over a slow network', () => {
  it('takes along the photo that is still on its way when it is handed in, and the next check begins without it', async () => {
    const { page } = supervisor
    const standardId = await plainStandard()
    let goOn = (): void => undefined
    const slow = new Promise<void>((resolve) => void (goOn = resolve))
    await page.route('**/api/v1/files', async (route) => {
      await slow
      await route.continue()
    })
    await page.goto(`${guanjia}/m/quality/check`)
    await page.getByLabel('按哪份标准').selectOption(standardId)
    await page.getByLabel('或检查地点').fill('服务中心')
    await page.getByRole('radiogroup').first().waitFor()
    for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio').first().click()
    await page.getByTestId('camera').setInputFiles(await photograph(browser, '前台', '#28527a'))
    await page.getByText('上传中').first().waitFor()
    await page.getByRole('button', { name: '提交检查' }).click()
    goOn()
    await page.waitForURL(/\/quality\/checks\/[\w-]+$/)
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    const check = await asked(supervisor, standards.getCheck, { params: { id } })
    expect(check).toMatchObject({ place: '服务中心' })
    expect(check.files).toHaveLength(1)

    await page.goto(`${guanjia}/m/quality/check`)
    await page.getByLabel('按哪份标准').selectOption(standardId)
    await page.getByTestId('camera').waitFor({ state: 'attached' })
    expect(await page.locator('.photo').count()).toBe(0)
    expect(supervisor.complaints).toEqual([])
  })
})
