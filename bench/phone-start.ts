// The phone app of a technician starts without network from what it keeps, on a processor four times slower: from the tap to the day's rounds on the
// screen. Goal: ≤ 1.5 s. Raw: the same start at full speed. BENCH_RUNS chooses how often.
import type { CDPSession, Page } from 'playwright-core'
import { PHONE, startBrowser } from '../e2e/browser.ts'
import { onPhone } from '../e2e/people.ts'
import { startGuanjia } from '../e2e/running-guanjia.ts'
import { report } from './harness/harness.ts'

const RUNS = Number(process.env['BENCH_RUNS'] ?? 9)
const SLOWER = 4
const GOAL_MS = 1500

const guanjia = await startGuanjia()
const browser = await startBrowser()
try {
  const { page } = await onPhone(browser, PHONE, guanjia.url, 'tech')
  await page.goto(`${guanjia.url}/m/inspections`)
  await page.getByRole('button', { name: /^已下载 \d\d:\d\d/ }).waitFor()
  // The shell has to be on the phone before the network goes.
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.reload()
  await page.getByRole('button', { name: /^已下载 \d\d:\d\d/ }).waitFor()
  await page.context().setOffline(true)
  const slow = await started(page, await page.context().newCDPSession(page), SLOWER)
  const fast = await started(page, await page.context().newCDPSession(page), 1)
  const line = (times: number[]): string => `median ${middle(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`
  report(`phone started without network at 1/${SLOWER} speed, ${RUNS} times, to the day's rounds`, line(slow), `at full speed ${line(fast)}`, `${(middle(slow) / middle(fast)).toFixed(1)} ×, goal ${GOAL_MS} ms`, middle(slow) <= GOAL_MS)
} finally {
  await browser.close()
  await guanjia.stop()
}

/** Milliseconds from the start of the document to the first frame with the rounds in it, by the page's own clock. */
async function started(page: Page, session: CDPSession, rate: number): Promise<number[]> {
  const times: number[] = []
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  for (let run = 0; run < RUNS; run++) {
    await page.goto('about:blank')
    await page.goto(`${guanjia.url}/m/inspections`, { waitUntil: 'commit' })
    times.push(
      await page.evaluate<number>(
        // Written out, because what the compiler adds to a function does not travel.
        `new Promise((resolve) => {
          (function look() {
            const isThere = [...document.querySelectorAll('button')].some((button) => /^已下载 \\d\\d:\\d\\d/.test(button.textContent))
            requestAnimationFrame(isThere ? () => resolve(performance.now()) : look)
          })()
        })`,
      ),
    )
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return times
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}
