-- Automatic assignment: what a site wants, who had an order when, and why it was decided so.

create table dispatch_setting (
  organization_id uuid not null,
  site_id uuid not null,
  -- Kind of order → off, suggest or automatic; what is missing is suggest.
  modes jsonb not null default '{}',
  -- How many orders a worker carries at most who has no own limit; null: as many as come.
  load_limit integer check (load_limit between 1 and 100),
  version integer not null default 1,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('dispatch_setting', 'select, insert, update');

alter table work_order add column zone_id uuid;
alter table work_order add foreign key (organization_id, zone_id) references zone (organization_id, id);
-- Since when an order that nobody could be found for waits for its dispatcher.
alter table work_order add column stuck_at timestamptz;
alter table work_order add check (stuck_at is null or status in ('open', 'cancelled'));
create index work_order_carried on work_order (organization_id, worker_id) where status in ('assigned', 'accepted', 'arrived', 'working', 'suspended');

update work_order w set zone_id = b.zone_id from unit u join building b on b.organization_id = u.organization_id and b.id = u.building_id
where u.organization_id = w.organization_id and u.id = w.unit_id and b.zone_id is not null and w.status not in ('closed', 'cancelled');

-- Who had an order, and when: what somebody sends afterwards from a phone without network is judged by it.
create table work_order_holder (
  organization_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  worker_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, worker_id) references employee (organization_id, id),
  check (until_at >= from_at)
);
create unique index work_order_holder_now on work_order_holder (organization_id, work_order_id) where until_at is null;
create index work_order_holders on work_order_holder (organization_id, work_order_id, worker_id);
call protect('work_order_holder', 'select, insert, update');

insert into work_order_holder (organization_id, id, work_order_id, worker_id, from_at)
select organization_id, gen_random_uuid(), id, worker_id, coalesce(assigned_at, raised_at) from work_order
where worker_id is not null and status in ('assigned', 'accepted', 'arrived', 'working', 'suspended');

-- Why somebody got an order, or nobody did: written once.
create table dispatch_decision (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  work_order_id uuid not null,
  at timestamptz not null,
  way text not null check (way in ('automatic', 'by_hand')),
  outcome text not null check (outcome in ('assigned', 'nobody')),
  worker_id uuid,
  by_name text not null,
  -- Every candidate with what stood against it or its rank and points.
  candidates jsonb not null,
  overridden text[] not null default '{}',
  note text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, worker_id) references employee (organization_id, id),
  check ((outcome = 'assigned') = (worker_id is not null))
);
create index decisions_of_order on dispatch_decision (organization_id, work_order_id, at desc);
call protect('dispatch_decision', 'select, insert');

-- What came too late from somebody who no longer has the order: kept once, as it was sent.
create table late_evidence (
  organization_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  employee_id uuid not null,
  action text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  body jsonb not null,
  primary key (organization_id, id),
  unique (organization_id, work_order_id, employee_id, action, at),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('late_evidence', 'select, insert');

-- The promise to dispatch what found nobody, and completion counted from acceptance (RPR-021), for organisations that run already;
-- a new organisation gets the same from the defaults.
do $$
declare
  house uuid; policy uuid; made record;
  chain constant text := '[{"id": "reminder", "kind": "reminder", "percent": %s, "to": ["handler"]}, {"id": "breach", "kind": "breach", "to": ["handler", "supervisor"]}, {"id": "site_manager", "kind": "escalation", "after": %s, "to": ["site_manager"]}, {"id": "head_office", "kind": "escalation", "after": %s, "to": ["head_office"]}]';
begin
  for house in select distinct organization_id from sla_policy loop
    for made in select * from (values
      ('order-dispatch', '无人可派', '{"types": ["work_order"]}', 'dispatch', 'PT10M', true, format(chain, 60, 600, 3600)),
      ('order-complete', '接单后完成', '{"types": ["work_order"], "kinds": ["repair"]}', 'complete', 'PT24H', false, format(chain, 80, 14400, 86400)),
      ('order-complete-emergency', '紧急接单后完成', '{"types": ["work_order"], "kinds": ["repair"], "urgencies": ["emergency"]}', 'complete', 'PT4H', true, format(chain, 75, 3600, 14400))
    ) as v (code, name, match, metric, target, critical, steps) loop
      policy := gen_random_uuid();
      insert into sla_policy (organization_id, id, code, version) values (house, policy, made.code, 1);
      insert into sla_policy_version (organization_id, id, policy_id, version, name, post, rank, match, targets, effective_from, effective_to, created_at)
      values (house, gen_random_uuid(), policy, 1, made.name, '工程', 100, made.match::jsonb,
        jsonb_build_object(made.metric, jsonb_build_object('target', made.target, 'calendar', '24x7', 'steps', made.steps::jsonb,
          'retarget', 'keep_consumed', 'reopen', 'new_cycle', 'isCritical', made.critical)), now(), null, now());
    end loop;
  end loop;
end $$;
update sla_pause_rule set metrics = array_append(metrics, 'complete') where 'resolve' = any (metrics);
