// What a browser downloads before the first screen can be used: gzip bytes of JavaScript, measured on the built clients.
// Goals: console after sign-in ≤ 400 KB, phone app ≤ 200 KB. The raw limit is what React and the UI kit weigh alone.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { startBrowser } from '../e2e/browser.ts'
import { startGuanjia } from '../e2e/running-guanjia.ts'
import { report } from './harness/harness.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const guanjia = await startGuanjia()
const browser = await startBrowser()
try {
  for (const [name, start, dist, login, goal] of [['console', '/', 'console/dist', 'desk', 400], ['phone', '/m/', 'mobile/dist', 'tech', 200]] as const) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
    const page = await context.newPage()
    const scripts = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) scripts.add(pathname)
    })
    const answer = await context.request.post(`${guanjia.url}/api/v1/sessions`, { data: { login, password: 'guanjia' } })
    if (!answer.ok()) throw new Error('sign-in failed')
    await page.goto(`${guanjia.url}${start}`)
    await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => {})
    const sizes = [...scripts].map((script) => gzipSync(readFileSync(path.join(ROOT, dist, script.slice(start.length))), { level: 9 }).length)
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1024
    const largest = Math.max(...sizes) / 1024
    report(`${name}, JavaScript of the first screen after sign-in`, `${total.toFixed(0)} KB gzip in ${sizes.length} files`, `largest file ${largest.toFixed(0)} KB`, `goal ${goal} KB`, total <= goal)
    await context.close()
  }
} finally {
  await browser.close()
  await guanjia.stop()
}
