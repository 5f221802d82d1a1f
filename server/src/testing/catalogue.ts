import { ownerConnection } from '../platform/backup/table-dump.ts'

/** What a schema consists of, each part with its definition as PostgreSQL itself tells it; the order of columns does not count. */
const PARTS: Record<string, string> = {
  column: "select c.relname || '.' || a.attname as name, concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, a.attgenerated, a.attidentity, pg_get_expr(d.adbin, d.adrelid)) as definition from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped",
  table: "select relname as name, concat_ws(' ', relkind, relpersistence, relrowsecurity, relforcerowsecurity, reloptions::text, relispartition) as definition from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')",
  right: "select c.relname || ' ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'public') as name, string_agg(a.privilege_type, ',' order by a.privilege_type) as definition from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') group by 1",
  constraint: "select conrelid::regclass || ' ' || conname as name, concat_ws(' ', pg_get_constraintdef(oid), convalidated) as definition from pg_constraint where connamespace = 'public'::regnamespace",
  index: "select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'",
  view: "select viewname as name, definition from pg_views where schemaname = 'public'",
  policy: "select tablename || ' ' || policyname as name, concat_ws(' ', permissive, roles::text, cmd, qual, with_check) as definition from pg_policies where schemaname = 'public'",
  trigger: "select tgrelid::regclass || ' ' || tgname as name, concat_ws(' ', pg_get_triggerdef(oid), tgenabled) as definition from pg_trigger where not tgisinternal",
  function: "select p.oid::regprocedure::text as name, concat_ws(' ', pg_get_functiondef(p.oid), p.proacl::text) as definition from pg_proc p where pronamespace = 'public'::regnamespace and prokind in ('f', 'p') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')",
  extension: 'select extname as name, extversion as definition from pg_extension',
}

/** The whole schema of a database: `column unit.floor` → its definition. */
export async function catalogueOf(ownerUrl: string): Promise<Record<string, string>> {
  const client = await ownerConnection(ownerUrl)
  try {
    const all: [string, string][] = []
    for (const [part, query] of Object.entries(PARTS)) {
      const { rows } = await client.query<{ name: string; definition: string }>(query)
      all.push(...rows.map(({ name, definition }): [string, string] => [`${part} ${name}`, definition]))
    }
    return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  } finally {
    await client.end()
  }
}
