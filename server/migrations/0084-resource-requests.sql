-- What a special need takes of other departments 资源调度: an assist that belongs to an opportunity of personal service (ORG-036).
alter table staff_task add column opportunity_id uuid;
alter table staff_task add foreign key (organization_id, opportunity_id) references opportunity (organization_id, id);
alter table staff_task add check (opportunity_id is null or kind = 'assist');
create index staff_task_of_opportunity on staff_task (organization_id, opportunity_id) where opportunity_id is not null;
