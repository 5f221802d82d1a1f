import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findViolations } from './boundaries/rules.ts'
import { readSourceFiles } from './boundaries/source-files.ts'

const ORDER = ['people', 'archives', 'cases', 'insight']
const roots: string[] = []

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

/** Checks a small repository of these files: `path:line message` of every broken rule. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'guanjia-boundaries-'))
  roots.push(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  return findViolations(readSourceFiles(root), ORDER).map(({ path: file, line, message }) => `${file}:${line} ${message}`)
}

const problem = (files: Record<string, string>) => check(files).join('\n')

describe('modules', () => {
  it('use modules to their left through the front door', () => {
    expect(check({ 'server/src/modules/cases/assign.ts': `import { findPerson } from '../archives/index.ts'\nimport type { PersonTable } from '../archives/tables.ts'` })).toEqual([])
  })

  it('do not use modules to their right, not even their types', () => {
    expect(check({ 'server/src/modules/archives/person.ts': `\n\nimport type { Case } from '../cases/index.ts'` })).toEqual([
      'server/src/modules/archives/person.ts:3 archives may not use cases, which stands to its right in the order: publish an event instead (imports ../cases/index.ts)',
    ])
  })

  it.each([
    ['a re-export', `export { Case } from '../cases/index.ts'`],
    ['a re-export of everything', `export * from '../cases/index.ts'`],
    ['an import on demand', `const later = () => import('../cases/index.ts')`],
    ['a type written in place', `export type Case = import('../cases/index.ts').Case`],
    ['an import for its effect', `import '../cases/index.ts'`],
    ['the name of the workspace', `import { Case } from '@guanjia/server/modules/cases/index.ts'`],
  ])('cannot get around that with %s', (_, text) => {
    expect(problem({ 'server/src/modules/archives/person.ts': text })).toContain('archives may not use cases')
  })

  it('do not reach behind the front door of another module', () => {
    expect(problem({ 'server/src/modules/cases/assign.ts': `import { findPerson } from '../archives/queries.ts'` })).toContain('use archives through its index.ts')
    expect(problem({ 'server/src/modules/cases/assign.ts': `import { PersonTable } from '../archives/tables.ts'` })).toContain('`import type` only')
    expect(problem({ 'server/src/modules/cases/assign.ts': `import { type PersonTable } from '../archives/tables.ts'` })).toContain('`import type` only')
  })

  it('have to stand in the order', () => {
    expect(check({ 'server/src/modules/laundry/index.ts': '' })).toEqual(['server/src/modules/laundry/index.ts:1 the module laundry is missing in server/src/modules/order.ts'])
  })

  it('keep to the order in their tests and demo data too, but may use server/src/testing there', () => {
    const text = `import { testDatabase } from '../../testing/test-database.ts'`
    expect(check({ 'server/src/modules/people/a.test.ts': text, 'server/src/modules/people/demo.ts': text })).toEqual([])
    expect(problem({ 'server/src/modules/people/accounts.ts': text })).toContain('only tests and demo data use server/src/testing')
    expect(problem({ 'server/src/modules/people/a.test.ts': `import { openCase } from '../cases/index.ts'` })).toContain('people may not use cases')
  })

  it('do not know what puts them together', () => {
    const assembly = `import { startServer } from '../../server.ts'`
    expect(problem({ 'server/src/modules/cases/a.ts': assembly })).toContain('the parts do not know it')
    expect(check({ 'server/src/modules/cases/a.ts': `import type { Config } from '../../config.ts'\nimport type { Tables } from '../../tables.ts'` })).toEqual([])
  })
})

describe('the platform', () => {
  it('knows no module', () => {
    expect(problem({ 'server/src/platform/jobs/worker.ts': `import type { Case } from '../../modules/cases/index.ts'` })).toContain('the platform knows no module')
  })

  it('takes the list of all tables as types only', () => {
    expect(check({ 'server/src/platform/ctx.ts': `import type { Tables } from '../tables.ts'` })).toEqual([])
    expect(problem({ 'server/src/platform/ctx.ts': `import { TABLES } from '../tables.ts'` })).toContain('`import type` only')
  })
})

describe('contract and clients', () => {
  it('let the contract import zod and itself only', () => {
    expect(check({ 'contract/src/cases.ts': `import { z } from 'zod'\nimport { Page } from './page.ts'`, 'contract/src/cases.test.ts': `import { it } from 'vitest'` })).toEqual([])
    expect(problem({ 'contract/src/cases.ts': `import path from 'node:path'` })).toContain('contract imports only zod')
    expect(problem({ 'contract/src/cases.ts': `import { t } from '@guanjia/ui'` })).toContain('contract imports only zod')
  })

  it('keep zod and the server out of the browser', () => {
    for (const client of ['console', 'mobile']) {
      const file = `${client}/src/cases/list.tsx`
      expect(check({ [file]: `import type { Case } from '@guanjia/contract'\nimport { call } from '@guanjia/ui/api/call.ts'` })).toEqual([])
      expect(problem({ [file]: `import { Case } from '@guanjia/contract/cases.ts'` })).toContain('`import type` only')
      expect(problem({ [file]: `import type { Case } from '../../../server/src/modules/cases/index.ts'` })).toContain('through ui/src/api only')
    }
  })

  it('keep the two clients and what they share apart', () => {
    expect(problem({ 'console/src/a.ts': `import { b } from '../../mobile/src/b.ts'` })).toContain('nothing of each other')
    expect(problem({ 'ui/src/a.ts': `import { b } from '@guanjia/console/b.ts'` })).toContain('knows neither them')
    expect(problem({ 'ui/src/a.ts': `import type { b } from '@guanjia/server/b.ts'` })).toContain('knows neither them')
    expect(problem({ 'server/src/platform/a.ts': `import { b } from '@guanjia/mobile/b.ts'` })).toContain('does not know its clients')
  })
})

describe('tables', () => {
  const tables = {
    'server/src/modules/archives/tables.ts': `export interface ArchivesTables { person: PersonTable; 'phone_number': PhoneTable }`,
    'server/src/platform/tables.ts': 'export interface PlatformTables { job: JobTable }',
  }
  const writing = (text: string, file = 'server/src/modules/cases/merge.ts') => problem({ ...tables, [file]: text })

  it.each([
    ['kysely', `await tx.updateTable('person').set(row).execute()`],
    ['kysely with an alias', `await tx.deleteFrom('phone_number as p').execute()`],
    ['a later row', `ctx.later('person', row)`],
    ['a template of SQL', 'await sql`INSERT INTO person (id) SELECT id FROM moved`.execute(tx)'],
    ['SQL over several lines', 'await client.query(`with moved as (select 1)\n  update person p\n  set name = $1`)'],
    ['a bulk load', `copyFrom('COPY person (id, name) FROM STDIN')`],
  ])('are changed by their owner only: %s', (_, text) => {
    expect(writing(text)).toMatch(/the table (person|phone_number) is written by archives only/)
    expect(writing(text, 'server/src/modules/archives/merge.ts')).toBe('')
    expect(writing(text, 'server/src/modules/cases/merge.test.ts')).toBe('')
  })

  it('of the platform are changed through the platform', () => {
    expect(writing(`await tx.insertInto('job').values(row).execute()`)).toContain('the table job is written by platform only')
    expect(writing(`await tx.insertInto('person').values(row).execute()`, 'server/src/platform/records/number.ts')).toContain('written by archives only')
  })

  it('may be read and locked', () => {
    expect(writing("const a = tx.selectFrom('person').forUpdate()\nconst b = sql`select 1 from person for update of person`\nconst c = 'update person'")).toBe('')
    expect(writing("const a = sql`insert into visit (id) values (1) on conflict (id) do update set id = 1`")).toBe('')
  })
})
