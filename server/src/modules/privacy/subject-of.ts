import type { Ctx } from '../../platform/ctx.ts'
import { ERASED_NAME, type Subject } from '../../platform/personal-data/index.ts'

interface Told {
  ids: string[]
  names: string[] | null
  numbers: string[] | null
  sealed: Buffer[] | null
  phones: string[] | null
  units: string[] | null
  sites: string[] | null
  accounts: string[] | null
  logins: string[] | null
}

/** All by which a person is found in the records: the files that were merged into theirs, earlier names, phones, papers, homes and sign-ins. */
export async function subjectOf(ctx: Ctx, personId: string): Promise<Subject> {
  const { rows } = await ctx.client.query<Told>(
    `with recursive file as (
       select id, name, email, id_number_sealed, id_number_masked from person where id = $1
       union select p.id, p.name, p.email, p.id_number_sealed, p.id_number_masked from person p join file f on p.merged_into = f.id)
     select array(select id from file) as ids,
       array(select name from file union select facts ->> 'name' from archive_version where kind = 'person' and record_id in (select id from file) union select name from account where person_id in (select id from file)) as names,
       array(select email from file where email <> '' union select id_number_masked from file where id_number_masked is not null) as numbers,
       array(select id_number_sealed from file where id_number_sealed is not null) as sealed,
       array(select number from person_phone where person_id in (select id from file) union select phone from account where person_id in (select id from file) and phone <> ''
         union select jsonb_array_elements_text(case when jsonb_typeof(facts -> 'phones') = 'array' then facts -> 'phones' else '[]' end) from archive_version where kind = 'person' and record_id in (select id from file)
         union select one ->> 'number' from person_merge m, jsonb_array_elements(case when jsonb_typeof(m.done -> 'otherPhones') = 'array' then m.done -> 'otherPhones' else '[]' end) one where m.keep_id in (select id from file)) as phones,
       array(select distinct unit_id from occupancy where person_id in (select id from file)) as units,
       array(select distinct site from person, unnest(site_ids) site where id in (select id from file)) as sites,
       array(select id from account where person_id in (select id from file)) as accounts,
       array(select login from account where person_id in (select id from file)) as logins`,
    [personId],
  )
  const told = rows[0]!
  const papers = (told.sealed ?? []).map((sealed) => ctx.app.personalData.decrypt(sealed))
  const phones = (told.phones ?? []).filter((phone) => phone !== '')
  return {
    personId, personIds: told.ids, accountIds: told.accounts ?? [], unitIds: told.units ?? [], siteIds: told.sites ?? [], phones,
    names: (told.names ?? []).filter((name): name is string => name !== null && name !== ERASED_NAME),
    // A login that is no phone or address, such as a chosen word, is no trace: it may be any word.
    numbers: [...(told.numbers ?? []), ...papers, ...phones, ...(told.logins ?? []).filter((login) => /^\d{7,}$|@/.test(login))],
  }
}
