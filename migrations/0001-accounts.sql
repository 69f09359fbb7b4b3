-- Global tables: accounts (better-auth's own, taken once from its compileMigrations), tenants and who belongs where.

create table user_account (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  username text unique,
  display_username text,
  two_factor_enabled boolean
);

create table account_session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references user_account (id) on delete cascade
);
create index account_session_user_id_idx on account_session (user_id);

create table credential (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references user_account (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
create index credential_user_id_idx on credential (user_id);

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index verification_identifier_idx on verification (identifier);

create table two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references user_account (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_secret_idx on two_factor (secret);
create index two_factor_user_id_idx on two_factor (user_id);

create table passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references user_account (id) on delete cascade,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index passkey_user_id_idx on passkey (user_id);
create index passkey_credential_id_idx on passkey (credential_id);

create table rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table tenant (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null,
  time_zone text not null default 'Europe/Moscow',
  created_at timestamptz not null default now()
);

-- One human in two municipalities is two persons tied by the account only. Read before the tenant is known, hence global.
create table membership (
  id uuid primary key,
  user_id text not null references user_account (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  person_id uuid,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (user_id, tenant_id),
  unique (tenant_id, id)
);
create index membership_tenant_idx on membership (tenant_id, person_id);

-- A printed one-time invitation: only the digest of its code is kept.
create table invitation (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  user_id text not null references user_account (id) on delete cascade,
  code_digest text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index invitation_tenant_idx on invitation (tenant_id);
create index invitation_user_idx on invitation (user_id);

-- Facts of the installation itself: first-run state, version of the program that last opened the database.
create table installation (
  key text primary key,
  value jsonb not null
);
