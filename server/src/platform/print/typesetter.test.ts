import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { pdfPages } from './pdf-text.ts'
import { Typesetter, type Typeset, type TypesetterSettings } from './typesetter.ts'

const folder = mkdtempSync(join(tmpdir(), 'guanjia-templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

function template(name: string, source: string): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

const plain = template('plain.typ', '#import "/layout.typ": *\n#set document(date: none)\n#show: with-text\n#input.text')
const endless = template('endless.typ', '#let n = 0\n#for a in range(9999) { for b in range(9999) { n = n + calc.rem(a * b, 7) } }\n#n')

let typesetter: Typesetter
const start = (settings: Partial<TypesetterSettings> = {}): Typesetter => (typesetter = new Typesetter(settings))
afterEach(() => typesetter.stop())

const set = (text: string, signal?: AbortSignal): Promise<Typeset> => request(plain, { text }, signal)
const request = (path: string, data: object, signal?: AbortSignal): Promise<Typeset> =>
  typesetter.typeset({ template: path, data: JSON.stringify({ locale: 'zh-CN', form: {}, ...data }), images: {} }, signal)
const textOf = ({ pdf }: Typeset): string => pdfPages(pdf).map(({ text }) => text).join('')

describe('typesetting', () => {
  it('delivers thirty documents asked for at once, each to whom it belongs', async () => {
    start()
    const texts = Array.from({ length: 30 }, (_, i) => `第${i + 1}份文件`)
    const documents = await Promise.all(texts.map((text) => set(text)))
    expect(documents.map(textOf)).toEqual(texts)
  })

  it('survives the sudden death of its process and still delivers everything', async () => {
    start()
    await set('开始')
    const before = typesetter.pid!
    const waiting = Array.from({ length: 10 }, (_, i) => set(`文件${i}`))
    process.kill(before, 'SIGKILL')
    const documents = await Promise.all(waiting)
    expect(documents.map(textOf)).toEqual(Array.from({ length: 10 }, (_, i) => `文件${i}`))
    expect(typesetter.pid).not.toBe(before)
  })

  it('gives a document up when the process dies on it twice, and goes on with the next', async () => {
    start({ timeoutMs: 60_000 })
    // A pipe can be opened for writing only while somebody reads it: then the process is at work on this document.
    const pipe = join(folder, 'pipe.typ')
    execFileSync('mkfifo', [pipe])
    const message = 'Typesetting pipe.typ failed twice: SIGKILL'
    const doomed = expect(request(pipe, {})).rejects.toMatchObject({ code: 'unavailable', message })
    const next = set('下一份')
    for (let death = 0; death < 2; death++) {
      const writer = await open(pipe, 'w')
      const victim = typesetter.pid!
      process.kill(victim, 'SIGKILL')
      await vi.waitUntil(() => typesetter.pid !== victim)
      await writer.close()
    }
    await doomed
    expect(textOf(await next)).toBe('下一份')
  })

  it('ends a document that takes too long, and goes on with the next', async () => {
    start({ timeoutMs: 1000 })
    await set('开始')
    const slow = request(endless, {})
    const next = set('下一份')
    await expect(slow).rejects.toMatchObject({ code: 'unavailable', message: 'Typesetting endless.typ takes too long' })
    expect(textOf(await next)).toBe('下一份')
  })

  it('replaces its process after the agreed number of documents, without losing any', async () => {
    start({ recycleAfter: 4 })
    const pids = new Set<number>()
    const documents = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const document = await set(`文件${i}`)
        if (typesetter.pid) pids.add(typesetter.pid)
        return document
      }),
    )
    expect(documents.map(textOf)).toEqual(Array.from({ length: 10 }, (_, i) => `文件${i}`))
    expect(pids.size).toBeGreaterThanOrEqual(3)
  })

  it('drops a document that nobody waits for any more', async () => {
    start()
    const leaving = new AbortController()
    const [first, last] = [set('一'), set('三')]
    const abandoned = expect(set('二', leaving.signal)).rejects.toThrow('gone')
    leaving.abort(new Error('gone'))
    await abandoned
    expect([textOf(await first), textOf(await last)]).toEqual(['一', '三'])
    await expect(set('四', leaving.signal)).rejects.toThrow('gone')
  })

  it('refuses more documents than may wait', async () => {
    start({ maxWaiting: 2 })
    const accepted = [set('一'), set('二')]
    await expect(set('三')).rejects.toMatchObject({ code: 'unavailable' })
    expect((await Promise.all(accepted)).map(textOf)).toEqual(['一', '二'])
  })

  it('lets a template see no file of the machine, and names the template that is wrong', async () => {
    start()
    const reader = template('reader.typ', '#read("/etc/passwd")')
    await expect(request(reader, {})).rejects.toThrow(/^reader\.typ: file not found/)
    const climber = template('climber.typ', '#read("../../../../../../etc/passwd")')
    await expect(request(climber, {})).rejects.toThrow(/^climber\.typ: failed to load file \(access denied\)/)
    await expect(request(plain, {})).rejects.toThrow(/^plain\.typ: dictionary does not contain key "text"/)
    expect(textOf(await set('好'))).toBe('好')
  })

  it('starts with the first document only, refuses what waits when it is stopped, and leaves nothing behind', async () => {
    const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('guanjia-typeset-'))
    const before = new Set(folders())
    start()
    expect(typesetter.pid).toBeUndefined()
    await set('一')
    const mine = folders().filter((name) => !before.has(name))
    expect(mine.length).toBeGreaterThan(0)
    const pid = typesetter.pid!
    const refused = expect(set('二')).rejects.toMatchObject({ code: 'unavailable' })
    await typesetter.stop()
    await refused
    expect(existsSync(`/proc/${pid}/cwd`)).toBe(false)
    expect(typesetter.pid).toBeUndefined()
    expect(textOf(await set('三'))).toBe('三')
  })
})
