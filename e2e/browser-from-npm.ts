import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

const CACHE = path.resolve(import.meta.dirname, '../.cache')

/** A browser that is ready to start, with what its environment needs on this machine. */
export interface UnpackedBrowser {
  program: string
  env: Record<string, string>
}

/**
 * The Chromium of the npm package `@sparticuz/chromium`, unpacked into the project's `.cache` on first use.
 * We unpack by ourselves because the package would do so in a fixed folder that it shares with other users and other versions.
 */
export async function findUnpackedBrowser(): Promise<UnpackedBrowser> {
  if (process.arch !== 'x64') throw new Error('The Chromium from npm is for x64 processors: install a Chromium and set CHROMIUM_PATH')
  const home = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..')
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(CACHE, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(path.join(home, 'bin'), folder)
  const program = path.join(folder, 'chromium')
  return { program, env: { ...librariesFor(program, folder), FONTCONFIG_FILE: writeFontConfiguration(folder) } }
}

/** An interrupted unpacking leaves nothing that looks finished: the folder gets its name at the end. */
async function unpack(archives: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const from = (name: string) => [createReadStream(path.join(archives, name)), createBrotliDecompress()] as const
  await Promise.all([
    pipeline(...from('chromium.br'), createWriteStream(path.join(unfinished, 'chromium'), { mode: 0o755 })),
    pipeline(...from('swiftshader.tar.br'), extract(unfinished)),
    pipeline(...from('al2023.tar.br'), extract(path.join(unfinished, 'libraries'))),
    pipeline(...from('fonts.tar.br'), extract(path.join(unfinished, 'fonts'))),
  ])
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** The NSS libraries, which a bare machine lacks; those of the machine are preferred. */
function librariesFor(program: string, folder: string): Record<string, string> {
  const needed = spawnSync('ldd', [program], { encoding: 'utf8' })
  const isComplete = needed.status === 0 && !needed.stdout.includes('not found')
  return isComplete ? {} : { LD_LIBRARY_PATH: path.join(folder, 'libraries', 'lib') }
}

/** Without a single font on the machine Chromium does not even load those of a page, so the one of the package joins the machine's. */
function writeFontConfiguration(folder: string): string {
  const file = path.join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
      <dir>${path.join(folder, 'fonts')}</dir><cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  return file
}
