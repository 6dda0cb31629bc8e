import type { TSchema } from '@sinclair/typebox';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Request, RequestHandler } from 'express';
import { bodyAjv, queryAjv } from './ajv.ts';
import { toFaults } from './faults.ts';
import { normalise } from './normalise.ts';
import { invalid, notFound, unsupportedMediaType, type Fault } from '../problems/problem.ts';
import { principalOf } from '../sessions/principal.ts';
import { readNumbers } from './read-numbers.ts';
import type { FaultyCall, Route } from '../routing/route.ts';
import { keepValidated, validated } from './validated.ts';

type Check = (value: unknown) => { value: unknown; faults: Fault[] };

interface Reading {
  ajv: Ajv2020;
  /** What is checked, from what was sent. */
  read(value: unknown, schema: TSchema): unknown;
}

const checkerOf =
  ({ ajv, read }: Reading) =>
  (schema: TSchema): Check => {
    const validate = ajv.compile(withoutIds(schema) as object);
    return (sent) => {
      const value = read(sent, schema);
      return { value, faults: validate(value) ? [] : toFaults(validate.errors ?? []) };
    };
  };

/** Checks one value; answers the normalised value or all faults. */
export const checker = checkerOf({ ajv: bodyAjv, read: normalise });

/** The same for a query, which is all text: its numbers and truth values are read from it. */
export const queryChecker = checkerOf({
  ajv: queryAjv,
  read: (value, schema) => readNumbers(normalise(value, schema), schema),
});

/** Takes a JSON body that fits the schema: 415 for another type, 422 with every fault, those that only the route knows too. */
export const body = (schema: TSchema, furtherFaults?: Route['furtherFaults']): RequestHandler => {
  const check = checker(schema);
  return async (request, _response, next) => {
    if (request.body === undefined && request.headers['content-type'] && hasBody(request.headers)) {
      throw unsupportedMediaType();
    }
    const { value, faults } = check(request.body === undefined ? {} : request.body);
    if (faults.length > 0)
      throw invalid([...faults, ...((await furtherFaults?.(faultyCall(request, value, faults))) ?? [])]);
    keepValidated(request, { body: value });
    next();
  };
};

const faultyCall = (
  request: Request,
  value: unknown,
  faults: readonly Fault[],
): FaultyCall<unknown, unknown, never> => {
  const faulty = new Set(faults.map(({ pointer }) => pointer.split('/')[1]));
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return {
    body: Object.fromEntries(fields.filter(([name]) => !faulty.has(name))),
    params: validated(request).params,
    principal: principalOf(request) as never,
  };
};

/** The query; its faults point at `/query/<name>`. */
export const query = (schema: TSchema): RequestHandler => {
  const check = queryChecker(schema);
  return (request, _response, next) => {
    const { value, faults } = check({ ...request.query });
    if (faults.length > 0) throw invalid(faults.map((fault) => ({ ...fault, pointer: `/query${fault.pointer}` })));
    keepValidated(request, { query: value });
    next();
  };
};

/** An id of a wrong form names nothing that exists: 404. */
export const params = (schema: TSchema): RequestHandler => {
  const check = checker(schema);
  return (request, _response, next) => {
    const { value, faults } = check({ ...request.params });
    if (faults.length > 0) throw notFound();
    keepValidated(request, { params: value });
    next();
  };
};

export const hasBody = (headers: Record<string, unknown>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** `$id` names a schema in the OpenAPI document only; ajv would want each to be unique. */
const withoutIds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$id')
      .map(([key, inner]) => [key, withoutIds(inner)]),
  );
};
