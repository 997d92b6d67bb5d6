-- On how many referrals nobody acted, by the trust that is waited for: every silo asks for its meters, and reads those rows alone.
-- Few rows are in it at any time.

create index referral_overdue on referral (waits_ods) where overdue_stage is not null and waits_ods is not null;
