-- The area by which a unit's fees are reckoned 计费面积, where it is another than the one of the deed; unknown, the building area counts.
alter table unit add column billing_area numeric(12, 2) check (billing_area >= 0);

-- What was told at the time, beside the area of the deed.
alter table fee_query add column billing_area numeric(12, 2) check (billing_area >= 0);
