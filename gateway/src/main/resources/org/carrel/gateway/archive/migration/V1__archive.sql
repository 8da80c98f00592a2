-- One schema for H2 and PostgreSQL. Every column has its line in the data dictionary.
-- Nothing here is about a reader: names are those of staff, of vendors and of parts of the configuration.

create table config_version (
    number      bigint primary key,
    made_at     timestamp(3) with time zone not null,
    author      varchar(60) not null,
    reason      varchar(400) not null,
    state       varchar(20) not null,
    decided_by  varchar(60),
    decided_at  timestamp(3) with time zone,
    in_force_at timestamp(3) with time zone,
    sha256      char(64) not null,
    content     varchar(1000000) not null,
    check (state in ('draft', 'approved', 'rejected')),
    check (state <> 'approved' or decided_by is null or decided_by <> author or author = 'file')
);

create table console_user (
    name        varchar(60) primary key,
    added_at    timestamp(3) with time zone not null,
    disabled_at timestamp(3) with time zone,
    password    varchar(250) not null,
    password_at timestamp(3) with time zone not null
);

create table console_role (
    user_name varchar(60) not null references console_user (name),
    role_name varchar(20) not null,
    primary key (user_name, role_name),
    check (role_name in ('operator', 'privacy-officer', 'vendor-manager', 'auditor'))
);

create table recovery_code (
    user_name varchar(60) not null references console_user (name),
    sha256    char(64) not null,
    spent_at  timestamp(3) with time zone,
    primary key (user_name, sha256)
);

create table passkey (
    id         varchar(1400) primary key,
    user_name  varchar(60) not null references console_user (name),
    public_key varchar(2800) not null,
    sign_count bigint not null,
    label      varchar(60) not null,
    added_at   timestamp(3) with time zone not null
);

create table audit_entry (
    number   bigint primary key,
    made_at  timestamp(3) with time zone not null,
    who      varchar(60) not null,
    role_name varchar(20) not null,
    act      varchar(40) not null,
    subject  varchar(60) not null,
    amount   bigint not null,
    sha256   char(64) not null
);

-- where the chain goes on; one row, which is also the lock of those who append
create table audit_tail (
    chain  varchar(10) primary key,
    number bigint not null,
    sha256 char(64) not null
);

insert into audit_tail (chain, number, sha256)
values ('audit', 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_head (
    on_day     date primary key,
    number     bigint not null,
    sha256     char(64) not null,
    signed_by  varchar(16) not null,
    signature  varchar(100) not null
);

create table signing_key (
    id         varchar(16) primary key,
    made_at    timestamp(3) with time zone not null,
    public_key varchar(100) not null,
    wrapped    varchar(200) not null
);

create table ledger_line (
    id          integer primary key,
    direction   varchar(16) not null,
    peer        varchar(40) not null,
    message     varchar(40) not null,
    element     varchar(80) not null,
    disposition varchar(16) not null,
    unique (direction, peer, message, element, disposition)
);

create table ledger_hour (
    begins_at   timestamp(3) with time zone not null,
    line        integer not null references ledger_line (id),
    occurrences bigint not null,
    bytes       bigint not null,
    primary key (begins_at, line)
);

create table ledger_day (
    on_day      date not null,
    line        integer not null references ledger_line (id),
    occurrences bigint not null,
    bytes       bigint not null,
    primary key (on_day, line)
);

-- the sums that the first page of the console asks for, over all kinds of element
create table ledger_peer_day (
    on_day      date not null,
    direction   varchar(16) not null,
    peer        varchar(40) not null,
    disposition varchar(16) not null,
    occurrences bigint not null,
    bytes       bigint not null,
    primary key (on_day, direction, peer, disposition)
);

create table vendor (
    name            varchar(40) primary key,
    changed_at      timestamp(3) with time zone not null,
    basis           varchar(20) not null,
    contact         varchar(200) not null,
    collects        varchar(10) not null,
    collects_words  varchar(1000) not null,
    discloses       varchar(10) not null,
    discloses_words varchar(1000) not null,
    resells         varchar(10) not null,
    resells_words   varchar(1000) not null,
    keeps           varchar(10) not null,
    keeps_words     varchar(1000) not null,
    breach          varchar(1000) not null,
    legal_requests  varchar(1000) not null,
    reviewed_on     date,
    review_due      date,
    check (basis in ('contract', 'opt-in', 'court-order', 'unknown'))
);

create table sub_processor (
    vendor  varchar(40) not null references vendor (name),
    name    varchar(120) not null,
    country varchar(60) not null,
    purpose varchar(200) not null,
    primary key (vendor, name)
);

create table vendor_policy (
    vendor   varchar(40) not null references vendor (name),
    taken_at timestamp(3) with time zone not null,
    sha256   char(64) not null,
    content  varchar(1000000) not null,
    primary key (vendor, taken_at)
);

create table retention_hold (
    data_class varchar(30) primary key,
    since      timestamp(3) with time zone not null,
    set_by     varchar(60) not null,
    reason     varchar(400) not null
);

create table destruction (
    number      bigint primary key,
    made_at     timestamp(3) with time zone not null,
    data_class  varchar(30) not null,
    older_than  timestamp(3) with time zone not null,
    amount      bigint not null,
    proved_gone boolean not null,
    software    varchar(40) not null,
    config_sha256 char(64) not null,
    audit_number bigint not null,
    signed_by   varchar(16) not null,
    signature   varchar(100) not null
);

-- how far something was read that is kept elsewhere, such as a machine's receipts of keys
create table mark (
    name   varchar(60) primary key,
    number bigint not null
);
