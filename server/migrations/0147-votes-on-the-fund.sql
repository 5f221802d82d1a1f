-- Two thirds of the owners, by number and by area, take part in the vote on the maintenance fund; more than half of these agree (Civil Code, article 278).
-- What was entered as agreed before was said of all owners; how many took part nobody had asked.
alter table renewal_proposal add column owners_voted numeric(5, 2) check (owners_voted between 0 and 100), add column area_voted numeric(5, 2) check (area_voted between 0 and 100);
