-- The built-in database only, at every start. A sum is found by its key, which is one row. Without these figures H2 takes
-- the index of its line alone, for it believes that half of all rows have another line each; then adding to a
-- sum reads every day that is kept of it. It shall not estimate anew by itself (ANALYZE_AUTO): it would look at
-- the first rows only, which are of few days and of every line.
alter table ledger_hour alter column line selectivity 1;
alter table ledger_day alter column line selectivity 1;
