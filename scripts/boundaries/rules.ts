import type { Import, SourceFile } from './source-files.ts'

/** A broken rule: where, and what to do about it. */
export interface Violation {
  path: string
  line: number
  message: string
}

/** Where a file stands; the rules are about places, not about single files. */
type Place =
  | { area: 'contract' | 'ui' | 'console' | 'mobile' | 'platform' | 'testing' | 'assembly' | 'outside' }
  | { area: 'module'; module: string }

const CLIENTS = new Set(['console', 'mobile'])
const SHARED_BY_SERVER_FILES = new Set(['server/src/config.ts', 'server/src/tables.ts'])
const TEST_PACKAGES = /^(vitest|fast-check|node:.*)$/

/**
 * Checks the borders of architecture.md: modules look only to their left and only through the front door, the platform knows no module,
 * clients know the server by types alone, and a table is changed by its owner only. `order` is the list of modules from left to right.
 */
export function findViolations(files: SourceFile[], order: readonly string[]): Violation[] {
  const owners = tableOwners(files)
  return [...strangers(files, order), ...files.flatMap((file) => [...importViolations(file, order), ...writeViolations(file, owners)])]
}

/** Module folders that the order does not know. */
function strangers(files: SourceFile[], order: readonly string[]): Violation[] {
  const modules = new Map<string, string>()
  for (const file of files) {
    const place = placeOf(file.path)
    if (place.area === 'module' && !modules.has(place.module)) modules.set(place.module, file.path)
  }
  return [...modules].filter(([name]) => !order.includes(name)).map(([name, path]) => ({ path, line: 1, message: `the module ${name} is missing in server/src/modules/order.ts` }))
}

function importViolations(file: SourceFile, order: readonly string[]): Violation[] {
  const from = placeOf(file.path)
  return file.imports.flatMap((imported) => {
    const message = imported.target === undefined ? packageProblem(file.path, from, imported) : importProblem(file.path, from, imported, imported.target, order)
    return message === undefined ? [] : [{ path: file.path, line: imported.line, message: `${message} (imports ${imported.specifier})` }]
  })
}

function packageProblem(path: string, from: Place, { specifier }: Import): string | undefined {
  if (from.area !== 'contract' || specifier === 'zod' || (isTest(path) && TEST_PACKAGES.test(specifier))) return undefined
  return 'contract imports only zod and itself'
}

function importProblem(path: string, from: Place, imported: Import, target: string, order: readonly string[]): string | undefined {
  const to = placeOf(target)
  if (to.area === 'outside') return undefined
  switch (from.area) {
    case 'contract':
      return to.area === 'contract' ? undefined : 'contract imports only zod and itself'
    case 'ui':
      return to.area === 'contract' || to.area === 'ui' ? undefined : 'ui is shared by the clients and knows neither them nor the server'
    case 'console':
    case 'mobile':
      if (to.area === from.area || to.area === 'ui') return undefined
      if (to.area === 'contract') return imported.isType ? undefined : 'clients use the contract by `import type` only: zod stays out of the bundle'
      return CLIENTS.has(to.area) ? 'console and mobile know nothing of each other' : 'clients reach the server through ui/src/api only'
    case 'platform':
    case 'module':
      return serverProblem(path, from, imported, target, to, order)
    default:
      return undefined
  }
}

function serverProblem(path: string, from: Place, imported: Import, target: string, to: Place, order: readonly string[]): string | undefined {
  if (to.area === 'contract' || to.area === 'platform') return undefined
  if (to.area === 'testing') return isTest(path) || isDemo(path) ? undefined : 'only tests and demo data use server/src/testing'
  if (to.area === 'assembly') {
    if (!SHARED_BY_SERVER_FILES.has(target)) return `${target} puts the parts together; the parts do not know it`
    return target.endsWith('/tables.ts') && !imported.isType ? 'server/src/tables.ts is for `import type` only' : undefined
  }
  if (to.area !== 'module') return 'the server does not know its clients'
  if (from.area !== 'module') return `the platform knows no module, so not ${to.module}`
  return moduleProblem(from.module, to.module, target, imported.isType, order)
}

function moduleProblem(from: string, to: string, target: string, isType: boolean, order: readonly string[]): string | undefined {
  if (from === to) return undefined
  if (order.indexOf(to) > order.indexOf(from)) return `${from} may not use ${to}, which stands to its right in the order: publish an event instead`
  if (target === `server/src/modules/${to}/index.ts`) return undefined
  if (target === `server/src/modules/${to}/tables.ts`) return isType ? undefined : `the tables of ${to} are for \`import type\` only`
  return `use ${to} through its index.ts`
}

function writeViolations(file: SourceFile, owners: Map<string, string>): Violation[] {
  const place = placeOf(file.path)
  if (isTest(file.path) || (place.area !== 'module' && place.area !== 'platform' && place.area !== 'assembly')) return []
  const self = place.area === 'module' ? place.module : place.area
  return file.writes.flatMap(({ table, line }) => {
    const owner = owners.get(table)
    if (owner === undefined || owner === self) return []
    return [{ path: file.path, line, message: `the table ${table} is written by ${owner} only: call its function` }]
  })
}

function tableOwners(files: SourceFile[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const file of files) {
    const place = placeOf(file.path)
    const owner = place.area === 'module' ? place.module : place.area
    if (owner !== 'assembly') for (const table of file.tables) owners.set(table, owner)
  }
  return owners
}

function placeOf(path: string): Place {
  const [workspace, , first, second, third] = path.split('/')
  switch (workspace) {
    case 'contract':
    case 'ui':
    case 'console':
    case 'mobile':
      return { area: workspace }
    case 'server':
      if (first === 'platform') return { area: 'platform' }
      if (first === 'testing') return { area: 'testing' }
      // `modules/all.ts` and `modules/order.ts` belong to no module.
      return first === 'modules' && third !== undefined ? { area: 'module', module: second! } : { area: 'assembly' }
    default:
      return { area: 'outside' }
  }
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function isDemo(path: string): boolean {
  return /\/demo(-[a-z-]+)?\.ts$|\/demo\//.test(path)
}
