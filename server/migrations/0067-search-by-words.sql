-- The views show every column now: a list that is searched by words or number is read through the view as a whole, so that the planner
-- may choose between walking the newest and asking the words. A view keeps the columns that it was made with: a migration that adds a
-- column to one of the tables makes its view anew (`server/src/architecture.test.ts` compares them).
drop view searchable_case;
create view searchable_case as select *, substr(number, 12) as tail from service_case where organization_id = current_organization();
grant select on searchable_case to guanjia_app;

drop view searchable_work_order;
create view searchable_work_order as select *, substr(number, 12) as tail from work_order where organization_id = current_organization();
grant select on searchable_work_order to guanjia_app;

-- Newest of all sites, for head office.
create index case_newest_anywhere on service_case (organization_id, registered_at desc, id desc);
create index work_order_newest_anywhere on work_order (organization_id, raised_at desc, id desc);
