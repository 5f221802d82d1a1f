-- How the staff is 员工心声 (STF-012): asked by a site when it likes, answered without a name. Who has answered and what was said stand in two
-- tables with nothing in common but the pulse: no moment, no order, no author.

create table staff_pulse (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  question text not null check (length(question) between 1 and 200),
  until_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, opened_by) references employee (organization_id, id)
);
create index staff_pulse_of_site on staff_pulse (organization_id, site_id, opened_at desc);
call protect('staff_pulse', 'select, insert, update');

create table staff_pulse_voter (
  organization_id uuid not null,
  pulse_id uuid not null,
  employee_id uuid not null,
  primary key (organization_id, pulse_id, employee_id),
  foreign key (organization_id, pulse_id) references staff_pulse (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('staff_pulse_voter', 'select, insert');

create table staff_pulse_answer (
  organization_id uuid not null,
  -- Drawn by chance alone: an id that counts time would tell the order.
  id uuid not null,
  pulse_id uuid not null,
  site_id uuid not null,
  mood integer not null check (mood between 1 and 5),
  words text not null default '' check (length(words) <= 500),
  primary key (organization_id, id),
  foreign key (organization_id, pulse_id) references staff_pulse (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index staff_pulse_answer_of_pulse on staff_pulse_answer (organization_id, pulse_id);
call protect('staff_pulse_answer', 'select, insert, update');
