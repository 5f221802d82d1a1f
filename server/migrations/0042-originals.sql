-- Paper: boxes at their places, originals in their order, what happened to them, who has borrowed them, and how departments hand them over.

create table archive_box (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- 柜-层-盒
  cabinet text not null check (length(cabinet) between 1 and 20),
  layer text not null check (length(layer) between 1 and 20),
  box text not null check (length(box) between 1 and 20),
  label text not null default '',
  -- 业主档案盒: the box of one unit.
  unit_id uuid,
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, cabinet, layer, box),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id)
);
create index box_of_unit on archive_box (organization_id, unit_id) where unit_id is not null;
call protect('archive_box', 'select, insert, update');

create table archive_original (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  document_id uuid not null,
  box_id uuid not null,
  position integer not null check (position > 0),
  copies integer not null default 1 check (copies between 1 and 99),
  condition text not null default 'good' check (condition in ('good', 'worn', 'damaged', 'lost')),
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  -- A document has one place for its paper.
  unique (organization_id, document_id),
  unique (organization_id, box_id, position) deferrable initially deferred,
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, document_id) references document (organization_id, id),
  foreign key (organization_id, box_id) references archive_box (organization_id, id)
);
call protect('archive_original', 'select, insert, update');

create table archive_damage (
  organization_id uuid not null,
  id uuid not null,
  original_id uuid not null,
  condition text not null check (condition in ('good', 'worn', 'damaged', 'lost')),
  description text not null check (length(description) between 1 and 500),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, original_id) references archive_original (organization_id, id)
);
create index damage_of_original on archive_damage (organization_id, original_id, at desc);
call protect('archive_damage', 'select, insert');

create table archive_loan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  original_id uuid not null,
  borrower_id uuid,
  borrower_name text not null check (length(borrower_name) between 1 and 50),
  borrower_phone text not null default '',
  purpose text not null check (length(purpose) between 1 and 200),
  state text not null default 'out' check (state in ('out', 'returned', 'lost')),
  lent_at timestamptz not null,
  lent_by uuid not null,
  due_on date not null,
  -- The end of that day at the site.
  due_at timestamptz not null,
  -- When that day was agreed: with the loan, or when it was prolonged.
  agreed_at timestamptz not null,
  ended_at timestamptz,
  return_condition text check (return_condition in ('good', 'worn', 'damaged', 'lost')),
  return_note text not null default '',
  next_due_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, original_id) references archive_original (organization_id, id),
  foreign key (organization_id, borrower_id) references employee (organization_id, id),
  foreign key (organization_id, lent_by) references employee (organization_id, id),
  check ((state = 'out') = (ended_at is null)),
  check ((state = 'out') = (return_condition is null)),
  check ((state = 'lost') = (return_condition is not distinct from 'lost'))
);
-- One original is with one borrower (HHD-007).
create unique index loan_once on archive_loan (organization_id, original_id) where state = 'out';
create index loan_newest on archive_loan (organization_id, site_id, lent_at desc, id desc);
create index loan_out on archive_loan (organization_id, site_id, due_at) where state = 'out';
create index loan_of_original on archive_loan (organization_id, original_id, lent_at desc);
call protect('archive_loan', 'select, insert, update');

-- 移交清册 (HHD-014): sent by a department, received and signed by somebody else.
create table archive_transfer (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  department_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'received', 'refused')),
  note text not null default '',
  reason text not null default '',
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  sent_at timestamptz,
  receiver_id uuid,
  received_at timestamptz,
  signature_file_id uuid,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, department_id) references department (organization_id, id),
  foreign key (organization_id, prepared_by) references employee (organization_id, id),
  foreign key (organization_id, receiver_id) references employee (organization_id, id),
  foreign key (organization_id, signature_file_id) references file (organization_id, id),
  check (receiver_id is null or receiver_id <> prepared_by),
  check ((state = 'received') = (received_at is not null)),
  check (state <> 'received' or (receiver_id is not null and signature_file_id is not null)),
  check (state not in ('sent', 'received') or sent_at is not null),
  check ((state = 'refused') = (reason <> ''))
);
create index transfer_newest on archive_transfer (organization_id, site_id, prepared_at desc, id desc);
call protect('archive_transfer', 'select, insert, update');

create table archive_transfer_item (
  organization_id uuid not null,
  transfer_id uuid not null,
  position integer not null check (position > 0),
  document_id uuid not null,
  -- Lets go of the document when the batch was sent back.
  is_open boolean not null default true,
  primary key (organization_id, transfer_id, position),
  unique (organization_id, transfer_id, document_id),
  foreign key (organization_id, transfer_id) references archive_transfer (organization_id, id),
  foreign key (organization_id, document_id) references document (organization_id, id)
);
-- A document is in one batch.
create unique index transfer_once on archive_transfer_item (organization_id, document_id) where is_open;
call protect('archive_transfer_item', 'select, insert, update');

-- The promise to bring an original back, for organisations of the release before; new ones get it with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in
    select o.id as organization_id from organization o
    where exists (select from sla_policy s where s.organization_id = o.id)
      and not exists (select from sla_policy s where s.organization_id = o.id and s.code = 'archive-loan')
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, 'archive-loan', 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, '档案原件借阅', 100, '{"types":["archive_loan"]}'::jsonb,
      '{"return":{"target":"P7D","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb, now(), now());
  end loop;
end $$;
