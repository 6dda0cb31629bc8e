import { STATUSES } from '../../domain/submission/index.ts';

const every = STATUSES.map((status) => `'${status}'`).join(', ');

/** A list of more parts than this is read by its units alone. */
const MOST_PARTS = 64;

/**
 * The conditions of a list, one for each part of it that an index has in order: a status of a unit, say. The parts are read side by side,
 * each only as far as the page goes. Letters of an assignee are led to by that alone, and one of a number by its id: the organisation
 * and the units then only hold, so that no other index looks cheaper than it is.
 */
const conditions = `
create or replace function letter_conditions(filter jsonb) returns text[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  common text;
  is_assigned boolean := filter ? 'assigneeId';
  statuses text[] := case when filter ? 'statuses' then array(select distinct jsonb_array_elements_text(filter->'statuses')) end;
  units text[] := case when filter ? 'unitIds' then array(select distinct jsonb_array_elements_text(filter->'unitIds')) end;
begin
  case scope_kind()
    when 'organisation' then
      common := format('s.organisation_id%s = %L and s.submitted_at is not null', case when is_assigned then '::text' end, scope_organisation());
    when 'applicant' then common := format('s.applicant_id = %L', scope_applicant());
    else raise exception 'letters cannot be listed in this scope' using errcode = 'PS002';
  end case;
  common := common || concat(
    ' and s.organisation_id = ' || quote_literal(filter->>'organisationId'),
    ' and s.assignee_id = ' || quote_literal(filter->>'assigneeId'),
    ' and s.tracking_code = ' || quote_literal(filter->>'trackingCode'),
    ' and s.id = any (' || quote_literal(letters_of_number(filter->>'letterNumber')) || '::uuid[])',
    ' and s.client_reference = ' || quote_literal(filter->>'clientReference'),
    case (filter->>'needsAttention')::boolean when true then ' and s.needs_attention' when false then ' and not s.needs_attention' end);
  if is_assigned then
    statuses := coalesce(statuses, array[${every}]);
    common := common || coalesce(' and s.unit_id::text = any (' || quote_literal(units) || ')', '');
    units := null;
  elsif scope_kind() = 'applicant' or filter ?| array['needsAttention', 'trackingCode', 'letterNumber'] then
    common := common || concat(' and s.status = any (' || quote_literal(statuses) || ')',
      ' and s.unit_id = any (' || quote_literal(units) || '::uuid[])');
    return array[common];
  elsif cardinality(statuses) * cardinality(units) > ${MOST_PARTS} then
    common := common || ' and s.status = any (' || quote_literal(statuses) || ')';
    statuses := null;
  end if;
  return array(select common || concat(' and s.status = ' || quote_literal(status), ' and s.unit_id = ' || quote_literal(unit))
    from unnest(coalesce(statuses, array[null])) status, unnest(coalesce(units, array[null])) unit);
end $$;
revoke all on function letter_conditions(jsonb) from public;
`;

/** Letters of a number, however it is typed; a few at most, and nothing where none is asked for. */
const ofNumber = `
create or replace function letters_of_number(number text) returns uuid[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  if number is null then
    return null;
  end if;
  return case scope_kind()
    when 'organisation' then array(select s.id from submissions s
      where s.organisation_id = scope_organisation() and letter_number_key(s.letter_number) = letter_number_key(number) limit 100)
    else array(select s.id from submissions s
      where s.applicant_id = scope_applicant() and letter_number_key(s.letter_number) = letter_number_key(number) limit 100) end;
end $$;
revoke all on function letters_of_number(text) from public;
`;

/** Which way a list goes, and the condition of what comes after the last letter of the page before. */
const order = `
create or replace function letter_direction(filter jsonb) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
  as $$ select case when filter->>'order' = 'oldest' then 'asc' else 'desc' end $$;

create or replace function letter_beyond(filter jsonb, created_at text, id text) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when filter ? 'after' then format(' and (%s, %s) %s (%L::timestamptz, %L::uuid)', created_at, id,
    case letter_direction(filter) when 'asc' then '>' else '<' end, filter#>>'{after,createdAt}', filter#>>'{after,id}')
  else '' end
$$;
revoke all on function letter_direction(jsonb), letter_beyond(jsonb, text, text) from public;
`;

/** A list in its order, as a query of whole rows: of each part no more than the page can show. Nothing where no letter can be. */
const query = `
create or replace function letter_list(filter jsonb, length integer) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select format('select * from (%1$s) s order by created_at %2$s, id %2$s limit %3$s',
    string_agg(format('(select s.* from submissions s where %s%s order by s.created_at %3$s, s.id %3$s limit %4$s)', part,
      letter_beyond(filter, 's.created_at', 's.id'), letter_direction(filter), length), ' union all '),
    letter_direction(filter), length)
  from unnest(letter_conditions(filter)) part having count(*) > 0
$$;
revoke all on function letter_list(jsonb, integer) from public;
`;

/**
 * The one way to list letters: it runs as the owner and holds to the transaction's scope itself, so that no condition of a policy keeps
 * the planner from reading each part of a list from its index.
 */
const list = `
create or replace function list_submissions(filter jsonb) returns setof submissions
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  list text := letter_list(filter, (filter->>'limit')::integer);
begin
  if list is not null and not filter ? 'search' then
    return query execute list;
  end if;
end $$;
revoke all on function list_submissions(jsonb) from public;
grant execute on function list_submissions(jsonb) to pishkhan_app;
`;

export const sql = [ofNumber, conditions, order, query, list].join('\n');
