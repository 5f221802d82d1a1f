import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints } from './openapi.ts'
import { testDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

async function names(text: string): Promise<string[]> {
  return (await owner.query<{ name: string }>(text)).rows.map((row) => row.name)
}

/** Belongs to the installation, not to an organisation. */
const WITHOUT_ORGANIZATION = ['installation_key', 'schema_migration']

describe('the wall in the database', () => {
  it('stands around every table: row-level security with a policy', async () => {
    const open = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
         and (not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid)) order by 1`,
    )
    expect(open).toEqual(WITHOUT_ORGANIZATION)
  })

  it('lets the server own nothing, so that it cannot take the wall down', async () => {
    expect(await names("select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'guanjia_app'")).toEqual([])
    expect(await names("select table_name as name from information_schema.table_privileges where grantee = 'guanjia_app' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')")).toEqual([])
  })

  it('keeps history unchangeable: the trail can only be added to [ORG-033]', async () => {
    const changeable = await names("select table_name as name from information_schema.table_privileges where grantee = 'guanjia_app' and privilege_type in ('UPDATE', 'DELETE') and table_name in ('timeline_entry', 'contact', 'return_visit')")
    expect(changeable).toEqual([])
    expect(await names("select table_name as name from information_schema.table_privileges where grantee = 'guanjia_app' and privilege_type = 'DELETE' and table_name in ('service_case', 'work_order')")).toEqual([])
  })

  it('has the organisation in every unique key, so that tables can be spread over machines', async () => {
    const keys = await names(
      `select c.relname || ' ' || pg_get_indexdef(i.indexrelid) as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and i.indisunique and c.relname not in ('organization', 'schema_migration', 'installation_key')
         and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey) and a.attname = 'organization_id') order by 1`,
    )
    // Sign-in asks for no organisation: login and session token are unique in the installation.
    expect(keys.map((key) => key.split(' ')[0])).toEqual(['account', 'session'])
  })

  it('shows every column of a record through the view in which it is searched', async () => {
    // A view keeps the columns of the day when it was made: whoever adds one to the table makes the view anew.
    const columns = (table: string): Promise<string[]> => names(`select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`)
    for (const [view, table] of [['searchable_case', 'service_case'], ['searchable_work_order', 'work_order'], ['searchable_person', 'person']] as const) {
      const shown = new Set(await columns(view))
      expect((await columns(table)).filter((column) => !shown.has(column)), view).toEqual([])
    }
  })

  it('opens only narrow doors to the role: functions that look across organisations have a fixed search path', async () => {
    expect(await names("select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef and not coalesce(p.proconfig::text, '') like '%search_path=public%'")).toEqual([])
  })
})

describe('the contract', () => {
  it('has each address once and a word for each', () => {
    const addresses = allEndpoints().map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(allEndpoints().every(({ endpoint }) => endpoint.summary.length > 5)).toBe(true)
  })
})
