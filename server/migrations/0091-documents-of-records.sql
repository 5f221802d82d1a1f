-- Drawings, reports and papers of what stands in a register: facilities, meters, places, spaces, vehicles … (02-archives: documents attach to any of them).
alter table document_kind drop constraint document_kind_subjects_check;
alter table document_kind add constraint document_kind_subjects_check check (
  cardinality(subjects) > 0
  and subjects <@ array['unit', 'household', 'person', 'building', 'site', 'facility', 'meter', 'common_area', 'amenity', 'parking_space', 'vehicle', 'access_card', 'pet', 'tenancy', 'entrustment', 'business_change']
);
alter table document drop constraint document_subject_type_check;
alter table document add constraint document_subject_type_check check (
  subject_type in ('unit', 'household', 'person', 'building', 'site', 'facility', 'meter', 'common_area', 'amenity', 'parking_space', 'vehicle', 'access_card', 'pet', 'tenancy', 'entrustment', 'business_change')
);

-- What a document is about, as keys that the database holds; one rewrite of the table for all of them.
alter table document
  add column facility_id uuid generated always as (case when subject_type = 'facility' then subject_id end) stored,
  add column meter_id uuid generated always as (case when subject_type = 'meter' then subject_id end) stored,
  add column common_area_id uuid generated always as (case when subject_type = 'common_area' then subject_id end) stored,
  add column amenity_id uuid generated always as (case when subject_type = 'amenity' then subject_id end) stored,
  add column parking_space_id uuid generated always as (case when subject_type = 'parking_space' then subject_id end) stored,
  add column vehicle_id uuid generated always as (case when subject_type = 'vehicle' then subject_id end) stored,
  add column access_card_id uuid generated always as (case when subject_type = 'access_card' then subject_id end) stored,
  add column pet_id uuid generated always as (case when subject_type = 'pet' then subject_id end) stored,
  add column tenancy_id uuid generated always as (case when subject_type = 'tenancy' then subject_id end) stored,
  add column entrustment_id uuid generated always as (case when subject_type = 'entrustment' then subject_id end) stored,
  add column business_change_id uuid generated always as (case when subject_type = 'business_change' then subject_id end) stored,
  add foreign key (organization_id, facility_id) references facility (organization_id, id),
  add foreign key (organization_id, meter_id) references meter (organization_id, id),
  add foreign key (organization_id, common_area_id) references common_area (organization_id, id),
  add foreign key (organization_id, amenity_id) references amenity (organization_id, id),
  add foreign key (organization_id, parking_space_id) references parking_space (organization_id, id),
  add foreign key (organization_id, vehicle_id) references vehicle (organization_id, id),
  add foreign key (organization_id, access_card_id) references access_card (organization_id, id),
  add foreign key (organization_id, pet_id) references pet (organization_id, id),
  add foreign key (organization_id, tenancy_id) references tenancy (organization_id, id),
  add foreign key (organization_id, entrustment_id) references entrustment (organization_id, id),
  add foreign key (organization_id, business_change_id) references business_change (organization_id, id);
create index document_of_record on document (organization_id, subject_id, filed_at desc);

-- Ready-made kinds that organisations have already may now be about what they always told of; what an organisation made of them besides stays.
update document_kind set subjects = subjects || array['facility', 'meter', 'amenity'] where code = 'EQUIPMENT' and not subjects && array['facility'];
update document_kind set subjects = subjects || array['facility', 'meter'] where code = 'INSPECTION' and not subjects && array['facility'];
update document_kind set subjects = subjects || array['facility', 'common_area', 'amenity', 'parking_space'] where code = 'DRAWING' and not subjects && array['facility'];
update document_kind set subjects = subjects || array['tenancy'] where code = 'LEASE' and not subjects && array['tenancy'];
update document_kind set subjects = subjects || array['entrustment'] where code = 'ENTRUST' and not subjects && array['entrustment'];
