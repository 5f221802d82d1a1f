import { createReadStream } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'

const FONT_FOLDER = path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))
const PAGE = `<!doctype html>
  <link rel="stylesheet" href="/font/400.css">
  <style>body { font: 24px "Noto Sans SC" }</style>
  <h1>物业工单系统</h1>
  <button onclick="this.textContent = '已派单'">派单</button>
  <p>三号楼电梯停运 鹳鸢鹮麂 ¥128.50</p>`

let browser: Browser
let server: http.Server
let address: string

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    if (pathname.startsWith('/font/')) {
      response.setHeader('content-type', pathname.endsWith('.css') ? 'text/css' : 'font/woff2')
      createReadStream(path.join(FONT_FOLDER, pathname.slice('/font/'.length))).pipe(response)
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(PAGE)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

/** Width and height from the header of a PNG file. */
function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe('the browser of the journeys', () => {
  it('draws Chinese with the font that the product brings, rare characters included', async () => {
    const page = await browser.newPage(DESKTOP)
    await page.goto(address)
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter((face) => face.family.includes('Noto Sans SC') && face.status === 'loaded').length
    })
    // One piece of the font for every range of characters that the page uses.
    expect(loaded).toBeGreaterThanOrEqual(5)
    await page.getByRole('button', { name: '派单' }).click()
    expect(await page.getByRole('button').textContent()).toBe('已派单')
    expect(sizeOf(await page.screenshot())).toEqual([1440, 900])
    await page.close()
  })

  it('draws really different shapes for different characters, not the box for a missing one', async () => {
    const page = await browser.newPage(PHONE)
    await page.goto(address)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const drawings = await page.evaluate(() =>
      Array.from('鹳鸢鹮麂工单', (character) => {
        const canvas = document.createElement('canvas')
        const pen = canvas.getContext('2d')!
        pen.font = '24px "Noto Sans SC"'
        pen.fillText(character, 0, 30)
        return canvas.toDataURL()
      }),
    )
    expect(new Set(drawings).size).toBe(6)
    expect(sizeOf(await page.screenshot())).toEqual([390, 844])
    await page.close()
  })

  it('keeps four people apart in four contexts', async () => {
    const contexts = await Promise.all([DESKTOP, DESKTOP, PHONE, PHONE].map((options) => browser.newContext(options)))
    const pages = await Promise.all(contexts.map((context) => context.newPage()))
    await Promise.all(pages.map((page) => page.goto(address)))
    await pages[0]!.evaluate(() => localStorage.setItem('token', 'front desk'))
    expect(await Promise.all(pages.map((page) => page.evaluate(() => localStorage.getItem('token'))))).toEqual(['front desk', null, null, null])
    await Promise.all(contexts.map((context) => context.close()))
  })

  it('enforces the rules of the web, so that journeys meet what users meet', async () => {
    const page = await browser.newPage(DESKTOP)
    await page.goto(address)
    const elsewhere = address.replace('127.0.0.1', 'localhost')
    const read = (mode: RequestMode) => page.evaluate(([url, how]) => fetch(url, { mode: how }).then((answer) => answer.type), [elsewhere, mode] as const)
    expect(await read('no-cors')).toBe('opaque')
    await expect(read('cors')).rejects.toThrow(/Failed to fetch/)
    await page.close()
  })
})
