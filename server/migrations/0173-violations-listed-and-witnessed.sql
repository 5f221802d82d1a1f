-- The number of a violation in the list that it came from: the same list again finds it.
alter table violation add column foreign_number text not null default '' check (length(foreign_number) <= 40);
create unique index violation_of_list on violation (organization_id, site_id, foreign_number) where foreign_number <> '';

-- Who saw that a household would not sign; what was written of a delivery stays, this too.
alter table violation_paper add column witness text not null default '' check (length(witness) <= 60 and (witness = '' or delivered_at is not null));
grant update (witness) on violation_paper to guanjia_app;
create or replace function violation_paper_keeps_its_words() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' and ((new.addressee, new.words) is distinct from (old.addressee, old.words) or (old.delivered_at is not null and (new.delivered_at, new.delivery, new.received_by, new.signature_id, new.witness) is distinct from (old.delivered_at, old.delivery, old.received_by, old.signature_id, old.witness)) or (old.ended_at is not null and (new.ended_at, new.result, new.result_note, new.answer_number) is distinct from (old.ended_at, old.result, old.result_note, old.answer_number))) then
    raise exception 'a paper that went out is not edited' using errcode = '42501';
  end if;
  return new;
end $$;

-- Sites of the release before get the ready type of uncivil behaviour, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'violations.take-ready', jsonb_build_object('siteId', id), now(), 'violation-types:' || id || ':uncivil' from site;
