-- Papers and what was answered on them are never deleted.
revoke delete on exam_sitting, exam_item from guanjia_app;
alter table exam_item drop constraint exam_item_organization_id_sitting_id_fkey,
  add constraint exam_item_sitting foreign key (organization_id, sitting_id) references exam_sitting (organization_id, id);
