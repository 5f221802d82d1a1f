import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { imports, type Locale } from '@guanjia/contract'
import { importKindNamed, type ImportKind, type ImportOrder, type Progress } from '../modules/archives/index.ts'
import { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Command, CommandInput } from './command.ts'
import { findSite } from './find-site.ts'
import { localeOf } from './locale.ts'

const USAGE = 'import archives|cases --site S --file F [--profile P.json] [--commit] [--skip-errors] [--locale zh-CN|zh-TW|en]'
const SHOWN_PROBLEMS = 20

/** Checks a file and says what is in it; with `--commit` writes it in one transaction. Exit code 1: bad rows, nothing written. */
export const importCommand: Command = {
  usage: `check or import a file: ${USAGE}`,
  options: {
    site: { type: 'string' },
    file: { type: 'string' },
    profile: { type: 'string' },
    commit: { type: 'boolean', default: false },
    'skip-errors': { type: 'boolean', default: false },
    locale: { type: 'string' },
  },
  async run(input) {
    const { site, file } = input.values
    const kind = importKindNamed(input.positionals[0] ?? '')
    const locale = localeOf(input.values['locale'])
    if (!kind || typeof site !== 'string' || typeof file !== 'string' || !locale) {
      console.error(USAGE)
      return 2
    }
    try {
      return await importFile(input, kind, locale, site, file)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      console.error(`${error.code}: ${error.message}`)
      for (const { pointer, message } of error.errors ?? []) console.error(`  ${pointer}  ${message}`)
      return 1
    }
  },
}

/** A long import makes much garbage; left to itself the heap grows to several times of what is needed. */
const HEAP_GROWTH = '--heap-growing-percent=120'

async function importFile({ app, values }: CommandInput, kind: ImportKind, locale: Locale, site: string, file: string): Promise<number> {
  const found = await findSite(app, site)
  const path = resolve(file)
  if (!(await stat(path).catch(() => null))?.isFile()) throw new AppError('not_found', `No file ${file}`)
  const profile = await readProfile(values['profile'])
  const order: ImportOrder = { siteId: found.id, path, fileName: basename(path), profile, createdBy: 'Guanjia' }
  const actor = Actor.system(found.organizationId, locale)
  setFlagsFromString(HEAP_GROWTH)
  const begin = performance.now()
  const checked = await runInCtx(app, { actor, locale }, (ctx) => kind.check(ctx, order, say))
  quiet()
  console.log(`${order.fileName} → ${found.name} (${checked.layout})`)
  for (const { name, headerRow, rows, columns } of checked.sheets) {
    const mapped = columns.filter(({ field }) => field !== null).map(({ header, field }) => `${header} = ${field}`)
    const left = columns.filter(({ field }) => field === null).map(({ header }) => header)
    console.log(
      `  ${name}: header in row ${headerRow}, ${rows} rows\n    ${mapped.join(', ')}` +
        (left.length > 0 ? `\n    not used: ${left.join(', ')}` : ''),
    )
  }
  for (const problem of checked.problems.slice(0, SHOWN_PROBLEMS)) {
    console.log(
      `  ${problem.severity} ${problem.sheet}:${problem.row} ${problem.column} ${problem.code}: ${kind.problemText(problem, locale)}`
    )
  }
  const { counts } = checked
  const more = counts.errors + counts.warnings - SHOWN_PROBLEMS
  if (more > 0) console.log(`  … about ${more} more`)
  tell('checked', counts, begin)
  const skipErrors = values['skip-errors'] === true
  if (!values['commit']) return counts.errors > 0 ? 1 : 0
  if (counts.errors > 0 && !skipErrors) {
    console.error('Nothing was written: correct the rows with errors, or leave them out with --skip-errors.')
    return 1
  }
  const wrote = performance.now()
  const written = await runInCtx(app, { actor, locale }, (ctx) => kind.commit(ctx, { ...order, skipErrors }, say))
  quiet()
  tell('written', written, wrote)
  return 0
}

function tell(what: string, counts: imports.ImportRun['counts'], begin: number): void {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${what}: ${parts.join(', ')} in ${((performance.now() - begin) / 1000).toFixed(1)} s, ${memory} MB`)
}

let lastSaid = 0
const say: Progress = async (phase, done, all) => {
  const now = performance.now()
  if (!process.stderr.isTTY || now - lastSaid < 200) return
  lastSaid = now
  process.stderr.write(`\r\u001B[K${phase} ${done.toLocaleString('en')}${all > 0 ? ` of about ${all.toLocaleString('en')}` : ''}`)
}

function quiet(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
}

/** A profile as it stands in its file: a kind may know more of it than the API passes on. Throws `invalid_request`. */
async function readProfile(file: unknown): Promise<imports.ImportProfile> {
  if (typeof file !== 'string') return imports.ImportProfile.parse({})
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('not_found', `No profile ${file}`)
  })
  try {
    const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const parsed = imports.ImportProfile.safeParse(raw)
    if (parsed.success) return { ...(raw as object), ...parsed.data }
    const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: ['/profile', ...path.map(String)].join('/'), message }))
    throw new AppError('invalid_request', `The profile ${file} has mistakes`, errors)
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('invalid_request', `The profile ${file} is no JSON: ${error.message}`)
    throw error
  }
}
