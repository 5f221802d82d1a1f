-- The shifts of somebody who leaves the company come out of the rota as a publication of its own kind.
alter table rota_publication drop constraint rota_publication_kind_check;
alter table rota_publication add constraint rota_publication_kind_check check (kind in ('publish', 'swap', 'leave', 'left'));
