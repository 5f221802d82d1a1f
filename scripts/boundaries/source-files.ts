import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Visitor, parseSync, type Program } from 'oxc-parser'

/** The folders whose files have to keep the rules. */
const FOLDERS = ['contract/src', 'server/src', 'ui/src', 'console/src', 'mobile/src']
const WORKSPACES = new Set(['contract', 'server', 'ui', 'console', 'mobile'])

/** One `import` or `export … from`; `isType` when it leaves no trace at run time. */
export interface Import {
  line: number
  specifier: string
  /** Path from the root of the repository; undefined for a package. */
  target: string | undefined
  isType: boolean
}

/** One place that changes a table. */
export interface Write {
  line: number
  table: string
}

export interface SourceFile {
  /** Path from the root of the repository, with slashes. */
  path: string
  imports: Import[]
  writes: Write[]
  /** The tables that this file declares: the keys of interfaces called `…Tables`. */
  tables: string[]
}

/** Reads and parses every TypeScript file below the folders that have rules. Throws when one does not parse. */
export function readSourceFiles(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) => (existsSync(path.join(root, folder)) ? walk(root, folder) : [])).map((file) => readSourceFile(root, file))
}

function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`
    if (entry.isDirectory()) return walk(root, child)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [child] : []
  })
}

function readSourceFile(root: string, file: string): SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8')
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]!.message}`)
  const lineOf = lineCounter(text)
  return {
    path: file,
    imports: importsOf(program).map(({ start, specifier, isType }) => ({ line: lineOf(start), specifier, isType, target: resolve(file, specifier) })),
    writes: writesOf(program).map(({ start, table }) => ({ line: lineOf(start), table })),
    tables: tablesOf(program),
  }
}

interface Found {
  start: number
  specifier: string
  isType: boolean
}

function importsOf(program: Program): Found[] {
  const found: Found[] = []
  new Visitor({
    ImportDeclaration: (node) => found.push({ start: node.start, specifier: node.source.value, isType: node.importKind === 'type' }),
    ExportAllDeclaration: (node) => found.push({ start: node.start, specifier: node.source.value, isType: node.exportKind === 'type' }),
    ExportNamedDeclaration: (node) => {
      if (node.source) found.push({ start: node.start, specifier: node.source.value, isType: node.exportKind === 'type' })
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') found.push({ start: node.start, specifier: node.source.value, isType: false })
    },
    TSImportType: (node) => found.push({ start: node.start, specifier: node.source.value, isType: true }),
  }).visit(program)
  return found
}

/** Kysely's calls, and `ctx.later`, that take the table's name first. */
const WRITING_CALLS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto', 'later'])
const TABLE = '(?:only\\s+)?"?([a-z_]+)"?'
const WRITING_SQL = new RegExp(
  [`(?:insert|merge)\\s+into\\s+${TABLE}`, `delete\\s+from\\s+${TABLE}`, `update\\s+${TABLE}(?:\\s+(?:as\\s+)?[a-z_]+)?\\s+set\\b`, `copy\\s+${TABLE}\\s*(?:\\(|from\\b)`]
    .map((form) => `\\b${form}`)
    .join('|'),
  'gi',
)

function writesOf(program: Program): { start: number; table: string }[] {
  const found: { start: number; table: string }[] = []
  const readSql = (start: number, text: string) => {
    for (const match of text.matchAll(WRITING_SQL)) {
      const table = match.slice(1).find((name) => name !== undefined)
      if (table !== undefined) found.push({ start: start + match.index, table: table.toLowerCase() })
    }
  }
  new Visitor({
    CallExpression: (node) => {
      const [first] = node.arguments
      const callee = node.callee
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !WRITING_CALLS.has(callee.property.name)) return
      if (first?.type === 'Literal' && typeof first.value === 'string') found.push({ start: node.start, table: first.value.split(' ')[0]! })
    },
    TemplateElement: (node) => readSql(node.start, node.value.raw),
    Literal: (node) => {
      if (typeof node.value === 'string') readSql(node.start, node.value)
    },
  }).visit(program)
  return found
}

function tablesOf(program: Program): string[] {
  const tables: string[] = []
  new Visitor({
    TSInterfaceDeclaration: (node) => {
      if (!node.id.name.endsWith('Tables')) return
      for (const member of node.body.body) {
        if (member.type !== 'TSPropertySignature') continue
        if (member.key.type === 'Identifier') tables.push(member.key.name)
        else if (member.key.type === 'Literal') tables.push(String(member.key.value))
      }
    },
  }).visit(program)
  return tables
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  const [scope, workspace, ...rest] = specifier.split('/')
  if (scope !== '@guanjia' || workspace === undefined || !WORKSPACES.has(workspace)) return undefined
  return `${workspace}/src/${rest.join('/') || 'index.ts'}`
}

function lineCounter(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length
}
