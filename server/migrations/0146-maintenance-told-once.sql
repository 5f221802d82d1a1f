-- A service that is late is told once, also after days in which no server ran.
alter table maintenance_task add column overdue_told_at timestamptz;

-- Time limits of public facilities hold for every kind of order that is about one; where the company has not said otherwise.
update sla_policy_version v set match = '{"types":["work_order"]}'
from sla_policy p where p.organization_id = v.organization_id and p.id = v.policy_id and p.code = 'facility-limit' and v.match = '{"types":["work_order"],"kinds":["repair"]}';
