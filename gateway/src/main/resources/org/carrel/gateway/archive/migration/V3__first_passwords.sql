-- A password that an operator's page drew is good for a few days, and only for setting another.

alter table console_user add column password_ends timestamp(3) with time zone;
