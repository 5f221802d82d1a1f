-- Questions of the bank and items of checklists may name the item of a service standard that they come from, in the version by which they were written.
create function standard_says(organization uuid, standard uuid, version integer, item text) returns boolean language sql stable as $$
  select exists (
    select from standard_version v join service_standard s on s.organization_id = v.organization_id and s.id = v.standard_id
    where v.organization_id = organization and v.standard_id = standard and v.number = version and v.published_at is not null and s.scene is not null
      and v.items @> jsonb_build_array(jsonb_build_object('id', item)))
$$;

alter table question_version
  add column standard_id uuid,
  add column standard_number integer,
  add column standard_item_id uuid,
  add constraint question_standard_whole check (num_nonnulls(standard_id, standard_number, standard_item_id) in (0, 3)),
  add constraint question_standard foreign key (organization_id, standard_id, standard_number) references standard_version (organization_id, standard_id, number);
create index question_version_standard on question_version (organization_id, standard_id) where standard_id is not null;

create function question_names_standard() returns trigger language plpgsql as $$
begin
  if new.standard_id is not null and not standard_says(new.organization_id, new.standard_id, new.standard_number, new.standard_item_id::text)
  then raise exception 'the standard has no such item' using errcode = '23514'; end if;
  return new;
end $$;
create trigger question_names_standard before insert or update of standard_id, standard_number, standard_item_id on question_version for each row execute function question_names_standard();

create or replace function keep_used_question() returns trigger language plpgsql as $$
begin
  if old.is_used and row(new.type, new.topic, new.post, new.difficulty, new.stem, new.options, new.targets, new.answer, new.reference, new.explanation, new.standard_id, new.standard_number, new.standard_item_id, new.is_used)
     is distinct from row(old.type, old.topic, old.post, old.difficulty, old.stem, old.options, old.targets, old.answer, old.reference, old.explanation, old.standard_id, old.standard_number, old.standard_item_id, old.is_used)
  then raise exception 'a question that was used never changes' using errcode = '23514'; end if;
  return new;
end $$;

create function checklist_names_standards() returns trigger language plpgsql as $$
begin
  if exists (
    select from jsonb_array_elements(new.items) i (item) where i.item ? 'standardItem'
      and not standard_says(new.organization_id, (i.item #>> '{standardItem,standardId}')::uuid, (i.item #>> '{standardItem,number}')::integer, i.item #>> '{standardItem,itemId}'))
  then raise exception 'the standard has no such item' using errcode = '23514'; end if;
  return new;
end $$;
create trigger checklist_names_standards before insert on checklist_version for each row execute function checklist_names_standards();

create index service_check_of_standard on service_check (organization_id, standard_id, checked_at desc, id desc);
