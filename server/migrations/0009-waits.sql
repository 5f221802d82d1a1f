-- Waits that end by themselves, appointments, merged and split cases.

alter table service_case
  add column waiting_since timestamptz,
  -- What the resident says against the present wait; once for each wait.
  add column wait_objection text,
  -- From when its promises count, where that is before its registration: the arrival of the visitor, or the earliest case merged into it.
  add column counted_since timestamptz,
  -- When the time for the result (promised_at) was promised.
  add column promise_made_at timestamptz,
  add column split_from uuid;

-- A wait of the release before: since when, and without an end the longest that its reason allows.
update service_case c set
  waiting_since = date_trunc('milliseconds', least(c.wait_until - interval '1 second', coalesce(
    (select max(e.at) from timeline_entry e where e.organization_id = c.organization_id and e.record_id = c.id and e.to_status = 'waiting' and e.from_status <> 'waiting'),
    c.updated_at)))
where c.status = 'waiting';
update service_case c set wait_until = date_trunc('milliseconds', greatest(now(), c.waiting_since + make_interval(secs => coalesce(
  (select r.longest_single from sla_pause_rule r where r.organization_id = c.organization_id and r.reason = c.wait_reason), 259200))))
where c.status = 'waiting' and c.wait_until is null;
-- An imported target is no promise to a resident.
update service_case set promise_made_at = registered_at where promised_at is not null and import_key is null;
update service_case set wait_until = null where status <> 'waiting' and wait_until is not null;

alter table service_case
  add foreign key (organization_id, split_from) references service_case (organization_id, id),
  add check (split_from <> id),
  add check (counted_since <= registered_at),
  add check ((status = 'waiting') = (waiting_since is not null)),
  add check ((status = 'waiting') = (wait_until is not null)),
  add check (wait_until > waiting_since),
  add check (wait_objection is null or status = 'waiting');
create index case_duplicates on service_case (organization_id, duplicate_of) where duplicate_of is not null;
create index case_split_from on service_case (organization_id, split_from) where split_from is not null;

-- When the window of the appointment was agreed.
alter table work_order
  add column appointment_agreed_at timestamptz,
  -- What the resident says against the present rest; once for each.
  add column wait_objection text;
update work_order set appointment_agreed_at = raised_at where appointment_from is not null;
update work_order w set suspend_until = date_trunc('milliseconds', greatest(now(), w.suspended_at + make_interval(secs => coalesce(
  (select r.longest_single from sla_pause_rule r where r.organization_id = w.organization_id and r.reason = w.suspend_reason), 259200))))
where w.status = 'suspended' and w.suspend_until is null;
alter table work_order
  add check (status <> 'suspended' or suspend_until is not null),
  add check (wait_objection is null or status = 'suspended'),
  add check (suspend_until > suspended_at),
  add check ((appointment_from is null) = (appointment_agreed_at is null)),
  add check (appointment_to is null or appointment_from is not null);

-- These waits end by themselves, too.
insert into job (organization_id, id, queue, payload, due_at)
select organization_id, gen_random_uuid(), 'cases.end-wait', jsonb_build_object(
  'caseId', id, 'since', to_char(waiting_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'until', to_char(wait_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), wait_until
from service_case where status = 'waiting';
insert into job (organization_id, id, queue, payload, due_at)
select organization_id, gen_random_uuid(), 'workorders.end-suspension', jsonb_build_object(
  'workOrderId', id, 'since', to_char(suspended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'until', to_char(suspend_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), suspend_until
from work_order where status = 'suspended';

alter table case_link drop constraint case_link_kind_check;
alter table case_link add check (kind in ('duplicate', 'related', 'split'));
