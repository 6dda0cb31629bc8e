/** The table of rate-limiter-flexible, as its PostgreSQL store would make it; the application's role makes no tables. */
export const sql = `
create schema limits;
create table limits.rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
) with (fillfactor = 70);
grant usage on schema limits to pishkhan_app;
grant select, insert, update, delete on limits.rate_limits to pishkhan_app;
`;
