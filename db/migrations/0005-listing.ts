/**
 * The one way to list and search letters. Trigram operators are not leakproof, so under row-level security their index
 * is not used: this function runs as the owner and filters by the transaction's scope itself.
 */
export const sql = `
create extension if not exists pg_trgm;
create index submissions_search on submissions using gin (search_key gin_trgm_ops);

create function list_submissions(filter jsonb) returns setof submissions
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  conditions text;
begin
  case scope_kind()
    when 'organisation' then conditions := 's.organisation_id = $1 and s.submitted_at is not null';
    when 'applicant' then conditions := 's.applicant_id = $2';
    else raise exception 'letters cannot be listed in this scope' using errcode = 'PS002';
  end case;
  if filter ? 'statuses' then
    conditions := conditions || ' and s.status = any (array(select jsonb_array_elements_text($3->''statuses'')))';
  end if;
  if filter ? 'unitIds' then
    conditions := conditions || ' and s.unit_id = any (array(select jsonb_array_elements_text($3->''unitIds''))::uuid[])';
  end if;
  if filter ? 'organisationId' then
    conditions := conditions || ' and s.organisation_id = ($3->>''organisationId'')::uuid';
  end if;
  if filter ? 'assigneeId' then
    conditions := conditions || ' and s.assignee_id = ($3->>''assigneeId'')::uuid';
  end if;
  if filter ? 'trackingCode' then
    conditions := conditions || ' and s.tracking_code = $3->>''trackingCode''';
  end if;
  if filter ? 'letterNumber' then
    conditions := conditions || ' and s.letter_number = $3->>''letterNumber''';
  end if;
  if filter ? 'clientReference' then
    conditions := conditions || ' and s.client_reference = $3->>''clientReference''';
  end if;
  if filter ? 'needsAttention' then
    conditions := conditions || ' and s.needs_attention = ($3->>''needsAttention'')::boolean';
  end if;
  if filter ? 'search' then
    conditions := conditions || ' and s.search_key like $4';
  end if;
  if filter ? 'after' then
    conditions := conditions
      || ' and (s.created_at, s.id) < (($3#>>''{after,createdAt}'')::timestamptz, ($3#>>''{after,id}'')::uuid)';
  end if;
  return query execute 'select s.* from submissions s where ' || conditions
      || ' order by s.created_at desc, s.id desc limit ($3->>''limit'')::integer'
    using scope_organisation(), scope_applicant(), filter,
      '%' || regexp_replace(filter->>'search', '([\\\\%_])', '\\\\\\1', 'g') || '%';
end $$;
revoke all on function list_submissions(jsonb) from public;
grant execute on function list_submissions(jsonb) to pishkhan_app;
`;
