/**
 * The functions that policies call. They read what `inTenant` set for the transaction, and raise where nothing is set,
 * so that a forgotten transaction fails loudly. After a transaction a setting is `''`, not null: hence `nullif`.
 */
export const sql = `
create or replace function scope_kind() returns text language plpgsql stable parallel safe as $$
declare kind text := nullif(current_setting('app.scope_kind', true), '');
begin
  if kind is null then
    raise exception 'no scope is set' using errcode = 'PS001', hint = 'Run the query inside inTenant.';
  end if;
  return kind;
end $$;

create or replace function scope_value(wanted text, setting text) returns uuid language plpgsql stable parallel safe as $$
begin
  if scope_kind() <> wanted then return null; end if;
  return nullif(current_setting(setting, true), '')::uuid;
end $$;

create or replace function scope_organisation() returns uuid language sql stable parallel safe
  as $$ select scope_value('organisation', 'app.organisation_id') $$;

create or replace function scope_applicant() returns uuid language sql stable parallel safe
  as $$ select scope_value('applicant', 'app.applicant_id') $$;

create or replace function scope_letter() returns uuid language sql stable parallel safe
  as $$ select scope_value('letter', 'app.submission_id') $$;

create or replace function scope_letter_organisation() returns uuid language sql stable parallel safe
  as $$ select scope_value('letter', 'app.organisation_id') $$;

create or replace function scope_letter_applicant() returns uuid language sql stable parallel safe
  as $$ select scope_value('letter', 'app.applicant_id') $$;

create or replace function scope_system() returns text language plpgsql stable parallel safe as $$
begin
  return case when scope_kind() = 'system' then nullif(current_setting('app.system', true), '') end;
end $$;
`;
