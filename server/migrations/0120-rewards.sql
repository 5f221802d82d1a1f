-- Rewards and penalties 奖惩 in one place: what for, by whose rank, and what the colleague says to it. Limits of every role in one table.

alter table reward_proposal drop constraint reward_proposal_status_check;
alter table reward_proposal
  alter column proposed_by drop not null,
  add column kind text not null default 'reward' check (kind in ('reward', 'penalty')),
  add column measure text not null default 'praise' check (measure in ('praise', 'bonus', 'gift', 'promotion', 'reminder', 'warning', 'deduction', 'training')),
  add column source_type text check (source_type in ('case', 'score', 'check', 'thank_you', 'nonconformity')),
  add column source_id uuid,
  add column source_number text not null default '',
  add column objection text not null default '' check (length(objection) <= 1000),
  add column objected_at timestamptz,
  add column settled_by uuid,
  add column settled_at timestamptz,
  add column settlement text not null default '' check (length(settlement) <= 1000),
  add foreign key (organization_id, settled_by) references employee (organization_id, id),
  add constraint reward_proposal_status_check check (status in ('proposed', 'approved', 'refused', 'objected', 'upheld', 'revoked')),
  add constraint reward_fits_its_kind check ((kind = 'reward') = (measure in ('praise', 'bonus', 'gift', 'promotion'))),
  add constraint reward_source check ((source_type is null) = (source_id is null)),
  add constraint reward_objection check ((status in ('objected', 'upheld', 'revoked')) = (objected_at is not null) and (objected_at is null) = (objection = '')),
  add constraint reward_settled check ((status in ('upheld', 'revoked')) = (settled_at is not null) and (settled_at is null) = (settled_by is null) and (settled_at is null or settlement <> '')),
  -- Whoever decided does not settle the objection, nor does the colleague.
  add constraint reward_settled_by_another check (settled_by is null or (settled_by <> decided_by and settled_by <> employee_id)),
  -- Only the close of a month proposes by itself.
  add constraint reward_proposed_by_somebody check (proposed_by is not null or source_type = 'score');
update reward_proposal set measure = 'bonus' where amount_fen is not null;
create index reward_of_employee on reward_proposal (organization_id, employee_id, proposed_at desc);
create unique index reward_of_month on reward_proposal (organization_id, source_id, employee_id) where source_type = 'score';

-- What a role may give away without asking anybody (ORG-044): by kind, so that a gift is not a fee waiver. `reward`: up to which amount it
-- approves a reward or a deduction.
alter table empowerment add column kind text not null default 'flexibility' check (kind in ('flexibility', 'goods', 'fee_reduction', 'money', 'service', 'reward'));
alter table empowerment alter column kind drop default;
alter table empowerment drop constraint empowerment_pkey;
alter table empowerment add primary key (organization_id, role, kind);
insert into empowerment (organization_id, role, kind, limit_fen)
select o.organization_id, d.role, d.kind, d.limit_fen
from (select distinct organization_id from empowerment) o
cross join (values
  ('administrator', 'goods', 500000), ('general_manager', 'goods', 500000), ('site_manager', 'goods', 100000), ('supervisor', 'goods', 20000), ('steward', 'goods', 10000), ('front_desk', 'goods', 5000), ('technician', 'goods', 0), ('guard', 'goods', 0), ('officer', 'goods', 0),
  ('administrator', 'fee_reduction', 500000), ('general_manager', 'fee_reduction', 500000), ('site_manager', 'fee_reduction', 100000), ('supervisor', 'fee_reduction', 10000), ('steward', 'fee_reduction', 0), ('front_desk', 'fee_reduction', 0), ('technician', 'fee_reduction', 0), ('guard', 'fee_reduction', 0), ('officer', 'fee_reduction', 0),
  ('administrator', 'money', 500000), ('general_manager', 'money', 500000), ('site_manager', 'money', 50000), ('supervisor', 'money', 10000), ('steward', 'money', 2000), ('front_desk', 'money', 0), ('technician', 'money', 0), ('guard', 'money', 0), ('officer', 'money', 0),
  ('administrator', 'service', 500000), ('general_manager', 'service', 500000), ('site_manager', 'service', 100000), ('supervisor', 'service', 20000), ('steward', 'service', 10000), ('front_desk', 'service', 5000), ('technician', 'service', 2000), ('guard', 'service', 0), ('officer', 'service', 0),
  ('administrator', 'reward', 10000000), ('general_manager', 'reward', 10000000), ('site_manager', 'reward', 500000), ('supervisor', 'reward', 50000), ('steward', 'reward', 0), ('front_desk', 'reward', 0), ('technician', 'reward', 0), ('guard', 'reward', 0), ('officer', 'reward', 0)
) d (role, kind, limit_fen)
on conflict do nothing;

-- A compensation within the limit of who gives it needs nobody else, and says so for good.
alter table compensation add column own_limit_fen bigint check (own_limit_fen >= amount_fen);
do $$
declare
  wall text;
begin
  select conname into strict wall from pg_constraint where conrelid = 'compensation'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%decided_by <> requested_by%';
  execute format('alter table compensation drop constraint %I', wall);
end $$;
alter table compensation add constraint nobody_grants_the_own_request check (status not in ('approved', 'promised', 'paid', 'closed') or (decided_by is not null and (decided_by <> requested_by) = (own_limit_fen is null)));
