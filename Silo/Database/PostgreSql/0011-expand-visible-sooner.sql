-- The scale factor of 0010 is added to a threshold of a thousand rows by default, and a crash sets the count to zero: a server that crashes
-- every ninety seconds has fewer new pathways between two crashes. Vacuum only looks at the pages that have changed.

alter table pathway set (autovacuum_vacuum_insert_threshold = 100);
