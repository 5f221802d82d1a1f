-- A template of weights of its own for those who receive customers 前台接待, beside that of the site and of everybody else (SCR-003):
-- versioned with the rule, and for the posts that the rule names.

alter table score_weight
  drop constraint score_weight_template_check,
  add constraint score_weight_template_check check (template in ('site', 'employee', 'receptionist'));

create table score_rule_post (
  organization_id uuid not null,
  version integer not null,
  position_code text not null,
  primary key (organization_id, version, position_code),
  foreign key (organization_id, version) references score_rule (organization_id, version),
  foreign key (organization_id, position_code) references job_position (organization_id, code)
);
call protect('score_rule_post', 'select, insert');

-- Versions of before weigh receptionists as they weigh everybody.
insert into score_weight (organization_id, version, template, customer, mystery, internal)
select organization_id, version, 'receptionist', customer, mystery, internal from score_weight where template = 'employee';
insert into score_rule_post (organization_id, version, position_code)
select r.organization_id, r.version, p.code from score_rule r join job_position p on p.organization_id = r.organization_id and p.code in ('FRONT_DESK', 'CS_ASSISTANT', 'SALES_SITE_DESK');

-- By which template a frozen score was made: a post that changes later changes no closed month.
alter table score add column template text not null default 'employee';
update score set template = 'site' where employee_id is null;
alter table score
  alter column template drop default,
  add constraint score_template check (template in ('employee', 'receptionist', 'site')),
  add constraint score_of_the_site check ((employee_id is null) = (template = 'site'));
