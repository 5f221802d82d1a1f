-- Rounds that walk all units of a state: vacant ones by the month (VAC-002), those under renovation by the day (DEC-002).

-- Stops that nobody has to go to any more, each with its unit, when, and what the unit is now.
alter table inspection_task add column left_stops jsonb not null default '[]' check (jsonb_typeof(left_stops) = 'array');

alter table inspection_task drop constraint inspection_task_why_check;
alter table inspection_task add constraint inspection_task_why_check check (why in ('not_walked', 'downtime', 'overlap', 'holiday', 'by_person', 'no_units'));

create index inspection_point_of_units on inspection_point (organization_id, site_id, checklist_id, target_id) where target = 'unit';

-- The ready plan of vacant units covers the whole month, where nobody has changed it.
update inspection_plan set rule = 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0', window_minutes = 44640, version = version + 1
where ready_key = 'vacant' and state = 'paused' and rule = 'FREQ=MONTHLY;BYMONTHDAY=5;BYHOUR=9;BYMINUTE=0' and window_minutes = 14400;
