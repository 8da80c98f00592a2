-- What several gateways on one database server know together of changes: keyed fingerprints and names
-- of the configuration, each with a lifetime. Nothing here tells anything without the key of the fingerprints.

-- how it stands with a change, under its first fingerprint
create table change_matter (
    print     char(32) primary key,
    begun_at  timestamp(3) with time zone not null,
    state     varchar(10) not null,
    operation varchar(40) not null,
    terminals varchar(40) not null,
    upstream  varchar(40) not null,
    verdict   varchar(40) not null,
    gateway   char(16) not null,
    check (state in ('open', 'done', 'unheard', 'unknown', 'refused', 'expired'))
);

create index change_matter_state on change_matter (state);
create index change_matter_begun on change_matter (begun_at);

-- every fingerprint by which it is known again
create table change_print (
    print  char(32) primary key,
    matter char(32) not null references change_matter (print) on delete cascade
);

create index change_print_matter on change_print (matter);

-- which gateways live; what is open at one that does not is unknown
create table gateway_beat (
    gateway  char(16) primary key,
    beats_at timestamp(3) with time zone not null,
    key_ids  char(64) not null
);

-- keys that several gateways need alike, wrapped by the storage key that all of them have
create table gateway_key (
    purpose varchar(40) primary key,
    wrapped varchar(80) not null
);
