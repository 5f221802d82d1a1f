import type { BrowserContext, Page, Request } from 'playwright-core'

/** What a browser asked the server to change, and every request that broke: was an act sent at all, and what came of it? */
interface Exchange {
  at: string
  what: string
  came: string
}

/** Of the file that runs now: the workers keep their modules from one to the next. */
const exchanges = new Map<Request, Exchange>()
const contexts = new Set<BrowserContext>()
const MOST_BODY = 300

/** Listens to all pages of somebody at a screen. */
export function listenTo(context: BrowserContext): void {
  contexts.add(context)
  context.on('close', () => contexts.delete(context))
  context.on('request', (request) => {
    if (request.method() !== 'GET') note(request, 'no answer')
  })
  context.on('requestfailed', (request) => note(request, `failed: ${request.failure()?.errorText ?? 'without a reason'}`))
  context.on('response', (response) => {
    const request = response.request()
    if (request.method() === 'GET') return
    note(request, String(response.status()))
    if (response.status() < 400) return
    response.text().then(
      (body) => note(request, `${response.status()} ${body.slice(0, MOST_BODY)}`),
      () => undefined,
    )
  })
}

function note(request: Request, came: string): void {
  const known = exchanges.get(request)
  if (known) known.came = came
  else exchanges.set(request, { at: new Date().toISOString().slice(11), what: `${request.method()} ${new URL(request.url()).pathname}`, came })
}

/** The last of them, and where each open page stands. */
export async function exchangesAndScreens(): Promise<string> {
  const lines = [...exchanges.values()].slice(-40).map(({ at, what, came }) => `  ${at} ${what} → ${came}`)
  const pages = [...contexts].flatMap((context) => context.pages())
  return ['Sent by the browsers:', ...lines, 'Screens:', ...(await Promise.all(pages.map(screen)))].join('\n')
}

/** As text: this file is also read where there are no types of a browser. */
const STATE = `(() => {
  const focus = document.activeElement?.cloneNode()
  const text = (document.querySelector('[role=dialog], dialog[open]') ?? document.body).textContent
  return 'focus ' + (focus?.outerHTML.slice(0, 160) ?? 'nowhere') + (navigator.onLine ? '' : ', offline') + ', text: ' + text.replaceAll(/\\s+/g, ' ').slice(0, 300)
})()`

async function screen(page: Page): Promise<string> {
  const state = page.evaluate<string>(STATE)
  const late = new Promise<string>((resolve) => setTimeout(resolve, 2000, 'does not answer'))
  return `  ${page.url()}: ${await Promise.race([state.catch(String), late])}`
}

export function forgetExchanges(): void {
  exchanges.clear()
}
