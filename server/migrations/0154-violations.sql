-- Violations 违章: what is against the rules of the house, from the report to its end. The company asks, records and reports; it neither fines nor seizes.

create table violation_type (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text collate "C" not null check (length(name) between 1 and 60),
  nature text not null check (nature in ('building', 'renovation', 'fire_safety', 'parking', 'public_area', 'illegal_use', 'noise', 'pets', 'other')),
  -- What the law and the covenant of owners say; printed on the notice.
  basis text not null check (length(basis) between 1 and 1000),
  is_active boolean not null default true,
  -- The name by which the release knows a type that it brought.
  ready_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, id),
  unique (organization_id, site_id, name),
  unique (organization_id, site_id, ready_key),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('violation_type', 'select, insert, update');

create table violation (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  source text not null check (source in ('patrol', 'owner_report', 'renovation_check', 'gate')),
  unit_id uuid,
  place text not null check (length(place) between 1 and 200),
  -- Who is responsible 责任人, in the words of the house: an owner, a contractor, a shop.
  party text not null default '',
  description text not null check (length(description) between 1 and 1000),
  -- Who reported it is for those who decide about it, and for nobody else.
  reporter_name text not null default '',
  reporter_contact text not null default '',
  finding_id uuid,
  found_at timestamptz not null,
  found_by uuid,
  state text not null check (state in ('reported', 'verified', 'dismissed', 'notice_issued', 'rectifying', 'rectified', 'refused', 'escalated', 'reported_to_authority', 'closed')),
  type_id uuid,
  degree text check (degree in ('light', 'general', 'serious')),
  verified_at timestamptz,
  -- The case is the supervisor's, an assistant handles it (VIO-005).
  owner_id uuid,
  handler_id uuid,
  closed_at timestamptz,
  outcome text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, site_id, type_id) references violation_type (organization_id, site_id, id),
  -- A finding opens its violation before it is written itself.
  foreign key (organization_id, finding_id) references finding (organization_id, id) deferrable initially deferred,
  foreign key (organization_id, found_by) references employee (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, handler_id) references employee (organization_id, id),
  check ((state in ('dismissed', 'closed')) = (closed_at is not null)),
  -- What is no longer just a report was verified: of which nature, how bad, and whose case it is.
  check (state in ('reported', 'dismissed') or (verified_at is not null and type_id is not null and degree is not null and owner_id is not null)),
  check ((verified_at is null) = (type_id is null) and (verified_at is null) = (degree is null))
);
create index violation_by_time on violation (organization_id, site_id, found_at desc, id desc);
create index violation_of_unit on violation (organization_id, unit_id, found_at desc) where unit_id is not null;
create index violation_of_type on violation (organization_id, type_id) where type_id is not null;
create index violation_of_finding on violation (organization_id, finding_id) where finding_id is not null;
call protect('violation', 'select, insert, update');

-- The numbered papers of a violation: rectification notices 违章整改通知书, and the letter to the authority.
create table violation_paper (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  violation_id uuid not null,
  kind text not null check (kind in ('notice', 'letter')),
  round integer not null check (round between 1 and 9),
  number text not null,
  addressee text not null check (length(addressee) between 1 and 100),
  words text not null check (length(words) between 1 and 2000),
  -- As it was when the paper went out.
  basis text not null,
  -- A notice: put right by then. A letter: asked about again by then.
  due_on date not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  delivered_at timestamptz,
  delivered_by uuid,
  delivery text check (delivery in ('in_person', 'left_at_door', 'by_post', 'electronic', 'signature_refused')),
  received_by text not null default '',
  signature_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  result text check (result in ('settled', 'not_settled', 'answered')),
  result_note text not null default '',
  answer_number text not null default '',
  primary key (organization_id, id),
  unique (organization_id, violation_id, kind, round),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, violation_id) references violation (organization_id, id),
  foreign key (organization_id, issued_by) references employee (organization_id, id),
  foreign key (organization_id, delivered_by) references employee (organization_id, id),
  foreign key (organization_id, ended_by) references employee (organization_id, id),
  foreign key (organization_id, signature_id) references file (organization_id, id),
  check ((delivered_at is null) = (delivery is null) and (delivered_at is null) = (delivered_by is null)),
  check ((ended_at is null) = (result is null) and (ended_at is null) = (ended_by is null)),
  check (kind = 'letter' or result <> 'answered'),
  check (kind = 'notice' or result = 'answered'),
  -- Nobody is held to a notice that was not handed over, and who signed has a name.
  check (kind = 'letter' or ended_at is null or delivered_at is not null),
  check (signature_id is null or received_by <> '')
);
create unique index violation_paper_running on violation_paper (organization_id, violation_id, kind) where ended_at is null;
create index violation_paper_due on violation_paper (organization_id, site_id, due_on) where ended_at is null;
call protect('violation_paper', 'select, insert');
grant update (delivered_at, delivered_by, delivery, received_by, signature_id, ended_at, ended_by, result, result_note, answer_number, addressee, words) on violation_paper to guanjia_app;
-- What a paper said when it went out stays; only the name of a person who is forgotten is covered.
create function violation_paper_keeps_its_words() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' and ((new.addressee, new.words) is distinct from (old.addressee, old.words) or (old.delivered_at is not null and (new.delivered_at, new.delivery, new.received_by, new.signature_id) is distinct from (old.delivered_at, old.delivery, old.received_by, old.signature_id)) or (old.ended_at is not null and (new.ended_at, new.result, new.result_note, new.answer_number) is distinct from (old.ended_at, old.result, old.result_note, old.answer_number))) then
    raise exception 'a paper that went out is not edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger violation_paper_keeps_its_words before update on violation_paper for each row execute function violation_paper_keeps_its_words();

-- The promises, for organisations of the release before; new ones get them with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id, p.* from organization o
    cross join (values
      ('violation', '违章核实', 'violation', 'P1D'),
      ('violation-paper', '违章整改与答复', 'violation_paper', 'P7D')) p (code, name, type, target)
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = p.code)
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, wanted.code, 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, wanted.name, 100, jsonb_build_object('types', jsonb_build_array(wanted.type)),
      jsonb_build_object('task', jsonb_build_object('target', wanted.target, 'calendar', '24x7', 'steps', jsonb_build_array(
        jsonb_build_object('id', 'reminder', 'kind', 'reminder', 'percent', 80, 'to', jsonb_build_array('handler')),
        jsonb_build_object('id', 'breach', 'kind', 'breach', 'to', jsonb_build_array('handler', 'supervisor')),
        jsonb_build_object('id', 'site_manager', 'kind', 'escalation', 'after', 14400, 'to', jsonb_build_array('site_manager')),
        jsonb_build_object('id', 'head_office', 'kind', 'escalation', 'after', 86400, 'to', jsonb_build_array('head_office'))),
        'retarget', 'keep_consumed', 'reopen', 'new_cycle', 'isCritical', false)), now(), now());
  end loop;
end $$;

-- Sites of the release before get the ready types, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'violations.take-ready', jsonb_build_object('siteId', id), now(), 'violation-types:' || id || ':first' from site;
