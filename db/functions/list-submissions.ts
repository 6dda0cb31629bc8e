/**
 * The one way to list and search letters. Trigram operators are not leakproof, so under row-level security their index
 * is not used: this function runs as the owner and filters by the transaction's scope itself. A letter is found by its words, in any
 * order, or by its sender, each way by its own index: two sorted pages, of which the list shows the first rows.
 */
export const sql = `
create or replace function list_submissions(filter jsonb) returns setof submissions
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  conditions text;
  ways text[] := '{}';
  oldest_first boolean := filter->>'order' = 'oldest';
  beyond text := case when oldest_first then '>' else '<' end;
  direction text := case when oldest_first then 'asc' else 'desc' end;
  placed text := format(' order by s.created_at %1$s, s.id %1$s limit ($3->>''limit'')::integer', direction);
begin
  case scope_kind()
    when 'organisation' then conditions := 's.organisation_id = $1 and s.submitted_at is not null';
    when 'applicant' then conditions := 's.applicant_id = $2';
    else raise exception 'letters cannot be listed in this scope' using errcode = 'PS002';
  end case;
  if filter ? 'statuses' then
    conditions := conditions || case jsonb_array_length(filter->'statuses')
      when 1 then ' and s.status = $3#>>''{statuses,0}'''
      else ' and s.status = any (array(select jsonb_array_elements_text($3->''statuses'')))' end;
  end if;
  if filter ? 'unitIds' then
    conditions := conditions || case jsonb_array_length(filter->'unitIds')
      when 1 then ' and s.unit_id = ($3#>>''{unitIds,0}'')::uuid'
      else ' and s.unit_id = any (array(select jsonb_array_elements_text($3->''unitIds''))::uuid[])' end;
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
    conditions := conditions || case when (filter->>'needsAttention')::boolean
      then ' and s.needs_attention' else ' and not s.needs_attention' end;
  end if;
  if filter ? 'after' then
    conditions := conditions || ' and (s.created_at, s.id) ' || beyond
      || ' (($3#>>''{after,createdAt}'')::timestamptz, ($3#>>''{after,id}'')::uuid)';
  end if;
  if filter ? 'search' then
    ways := ways || (conditions || (
      select string_agg(format(' and s.search_key like %L', '%' || regexp_replace(word, '([\\\\%_])', '\\\\\\1', 'g') || '%'), '')
      from string_to_table(filter->>'search', ' ') word));
    if filter ? 'sender' and scope_kind() = 'organisation' then
      ways := ways || (conditions || ' and s.applicant_id in (select a.id from applicants a
        where a.first_name_keys || a.last_name_keys @> array(
            select decode(jsonb_array_elements_text($3#>''{sender,words}''), ''hex''))
          or a.first_name_keys || a.last_name_keys @> array[decode($3#>>''{sender,joined}'', ''hex'')]
          or a.mobile_hash = decode($3#>>''{sender,mobile}'', ''hex'')
          or a.national_id_hash = decode($3#>>''{sender,nationalId}'', ''hex''))');
    end if;
  else
    ways := ways || conditions;
  end if;
  return query execute
    'select s.* from ('
      || (select string_agg('(select s.* from submissions s where ' || way || placed || ')', ' union ')
          from unnest(ways) way)
      || ') s' || placed
    using scope_organisation(), scope_applicant(), filter;
end $$;
revoke all on function list_submissions(jsonb) from public;
grant execute on function list_submissions(jsonb) to pishkhan_app;
`;
