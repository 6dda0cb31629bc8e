/** So many of a list's letters are looked at first, for a page of twenty: what is frequent in the list is among them. */
const WALK = 1_000;
const WALK_FOR_EACH = 50;

/** So many letters may have a number that begins with what was typed; where there are more, the newest are looked at. */
const NUMBERS = 100;

/** Letters that what was typed is a name of: number, tracking code, the mobile or the national id of who sent them. */
const byKey = `
create or replace function letters_by_key(keys jsonb) returns uuid[]
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(letters_of_number(keys->>'number'), '{}') || array(
    (select s.id from submissions s where s.tracking_code = keys->>'trackingCode' and s.organisation_id = scope_organisation())
    union all
    (select s.id from applicants a cross join lateral (
       select s.id from submissions s
       where s.applicant_id = a.id and s.organisation_id = scope_organisation() and s.submitted_at is not null
       order by s.created_at desc, s.id desc limit 1000) s
     where a.mobile_hash = decode(keys->>'mobile', 'hex') or a.national_id_hash = decode(keys->>'nationalId', 'hex')))
$$;

create or replace function letters_by_number(beginning text, list text) returns uuid[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  ids uuid[] := array(select s.id from submissions s where s.organisation_id = scope_organisation() and s.letter_number is not null
    and letter_number_key(s.letter_number) ~>=~ beginning and letter_number_key(s.letter_number) ~<~ (beginning || U&'\\+10FFFF')
    limit ${NUMBERS} + 1);
begin
  if cardinality(ids) > ${NUMBERS} then
    execute format('select array(select s.id from (%s) s where starts_with(letter_number_key(s.letter_number), $1))', list)
      into ids using beginning;
  end if;
  return ids;
end $$;
revoke all on function letters_by_key(jsonb), letters_by_number(text, text) from public;
`;

/**
 * Letters by the terms that they have all of, the first of a list. What is frequent in the list is found by walking it a little way, to its
 * end if it is short; what is not found often there, is rare enough to be read from the index of all terms. Neither reads a table.
 */
const byTerms = `
create or replace function letters_by_terms(terms integer[], filter jsonb, walked text, walk integer, conditions text, hides text) returns uuid[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  direction text := letter_direction(filter);
  size integer := (filter->>'limit')::integer;
  ids uuid[];
  is_whole boolean;
begin
  execute format('select array(select s.id from (%s) s cross join lateral (
      select from letter_search l where l.submission_id = s.id and l.terms @> $1 offset 0) l where true%s
    order by s.created_at %3$s, s.id %3$s limit %4$s)', walked, hides, direction, size) into ids using terms;
  if cardinality(ids) = size then
    return ids;
  end if;
  execute format('select count(*) < %s from (%s) s', walk, walked) into is_whole;
  if not is_whole then
    execute format('select array(select l.submission_id from (
        select l.submission_id, l.created_at from letter_search l where l.terms operator(pg_catalog.@>) $1%s
        order by l.created_at %3$s, l.submission_id %3$s) l
      cross join lateral (select from submissions s where s.id = l.submission_id and %2$s offset 0) s
      order by l.created_at %3$s, l.submission_id %3$s limit %4$s)',
      letter_beyond(filter, 'l.created_at', 'l.submission_id'), conditions, direction, size) into ids using terms;
  end if;
  return ids;
end $$;
revoke all on function letters_by_terms(integer[], jsonb, text, integer, text, text) from public;
`;

/**
 * Searches letters of the scope's organisation that a filter lets through or, with `within`, those of that wider list that it hides.
 * Whatever the statistics say, it goes by indexes, letter by letter. `found_in` is for the caller to see whether the words really stand there; nothing where that is certain.
 */
const search = `
create or replace function search_letters(filter jsonb) returns table (id uuid, found_in bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off rows 20 as $$
declare
  listed jsonb := coalesce(filter->'within', filter);
  walk integer := greatest(${WALK}, ${WALK_FOR_EACH} * (filter->>'limit')::integer);
  walked text := letter_list(listed, walk);
  hides text := '';
  conditions text;
  terms integer[] := array(select jsonb_array_elements_text(filter->'terms')::integer);
  certain uuid[] := letters_by_key(filter->'keys');
  found uuid[] := '{}';
begin
  if scope_kind() <> 'organisation' then
    raise exception 'letters cannot be searched in this scope' using errcode = 'PS002';
  end if;
  if walked is null then
    return;
  end if;
  if filter ? 'within' then
    hides := format(' and (%s) is not true', coalesce(nullif(array_to_string(letter_conditions(filter), ' or '), ''), 'false'));
  end if;
  conditions := format('(%s)%s', array_to_string(letter_conditions(listed), ' or '), hides);
  if filter->'keys' ? 'number' then
    certain := certain || letters_by_number(letter_number_key(filter#>>'{keys,number}'), walked);
  end if;
  if cardinality(terms) > 0 then
    found := letters_by_terms(terms, filter, walked, walk, conditions, hides);
  end if;
  return query execute format('select s.id, case when not s.id = any ($1) then l.found_in end
    from (select distinct unnest($1 || $2)) given (id)
    cross join lateral (select s.id, s.created_at from submissions s where s.id = given.id and %s%s offset 0) s
    left join letter_search l on l.submission_id = s.id order by s.created_at %3$s, s.id %3$s limit %4$s',
    conditions, letter_beyond(filter, 's.created_at', 's.id'), letter_direction(filter), filter->>'limit')
    using certain, found;
end $$;
revoke all on function search_letters(jsonb) from public;
grant execute on function search_letters(jsonb) to pishkhan_app;
`;

export const sql = [byKey, byTerms, search].join('\n');
