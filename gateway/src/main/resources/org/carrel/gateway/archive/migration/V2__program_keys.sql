-- Keys by which programs are recognised; none is kept, only its SHA-256.

create table program_key (
    name    varchar(40) primary key,
    owner   varchar(60) not null references console_user (name) on delete cascade,
    made_at timestamp(3) with time zone not null,
    sha256  char(64) not null unique
);

create table program_key_role (
    program   varchar(40) not null references program_key (name) on delete cascade,
    role_name varchar(20) not null,
    primary key (program, role_name),
    check (role_name in ('operator', 'privacy-officer', 'vendor-manager', 'auditor'))
);
