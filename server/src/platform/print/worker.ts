import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Diagnostic, Reply, Request } from './protocol.ts'
import { printableData, readCoverage } from './glyphs.ts'

// The worker process of `Typesetter`: one document at a time, in a working directory that is empty and is all that templates see.
const workspace = process.cwd()
if (readdirSync(workspace).length > 0) throw new Error('The typesetting directory must be empty')

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const regular = join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf')
const bold = join(fonts, '700Bold', 'NotoSansSC_700Bold.ttf')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [readFileSync(regular), readFileSync(bold)] }] })
const covers = readCoverage(regular)
compiler.addSource(join(workspace, 'layout.typ'), readFileSync(join(import.meta.dirname, 'layout.typ'), 'utf8'))

let served = 0
process.on('message', (request: Request) => {
  let reply: Reply
  try {
    reply = typeset(request)
  } catch (error) {
    reply = { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  process.send!(reply)
  // A compiled document lives outside the heap: the collector sees a few bytes, takes its time, and hundreds of MB pile up.
  if (++served % 20 === 0) globalThis.gc?.()
})
// The server is gone: nobody waits for the result, and nobody else removes the directory.
process.on('disconnect', () => {
  process.chdir(dirname(workspace))
  rmSync(workspace, { recursive: true, force: true })
  process.exit(0)
})
process.send!({ kind: 'ready' } satisfies Reply)

function typeset(request: Request): Reply {
  const missing = new Set<string>()
  const data = JSON.stringify(printableData(JSON.parse(request.data), covers, missing))
  const images = Object.entries(request.images).map(([name, content]) => ({ path: join(workspace, 'images', name), content }))
  for (const { path, content } of images) compiler.mapShadow(path, Buffer.from(content))
  try {
    const inputs = { data, missing: JSON.stringify([...missing].map(codePoints)) }
    const result = compiler.compile({ mainFileContent: readFileSync(request.template, 'utf8'), inputs })
    const failure = result.takeError()
    if (failure || !result.result) throw new Error(failure ? explain(compiler.fetchDiagnostics(failure) as Diagnostic[]) : 'No document')
    return { kind: 'done', pdf: compiler.pdf(result.result), pages: result.result.numOfPages, missing: [...missing] }
  } finally {
    for (const { path } of images) compiler.unmapShadow(path)
    // Memory grows by about 80 kB a document without it.
    compiler.evictCache(10)
  }
}

const codePoints = (text: string): string =>
  Array.from(text, (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')

const explain = (diagnostics: Diagnostic[]): string => diagnostics.map(({ message }) => message).join('; ')
