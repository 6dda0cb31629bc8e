import type { ErrorObject } from 'ajv';
import { FAULT_CODES, type FaultCode } from './fault-codes.ts';
import type { Fault } from '../problems/problem.ts';

/** Each fault that ajv found, once, in our own codes. */
export const toFaults = (errors: readonly ErrorObject[]): Fault[] => {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const insideAlternative = (error: ErrorObject) =>
    alternatives.some((one) => error !== one && error.schemaPath.startsWith(`${one.schemaPath}/`));
  const faults = errors.filter((error) => !insideAlternative(error)).map(toFault);
  const seen = new Set<string>();
  return faults.filter(({ pointer, code }) => !seen.has(`${pointer} ${code}`) && seen.add(`${pointer} ${code}`));
};

const toFault = ({ keyword, instancePath, params }: ErrorObject): Fault => {
  switch (keyword) {
    case 'required':
      return { pointer: `${instancePath}/${escape(String(params.missingProperty))}`, code: 'required' };
    case 'additionalProperties':
      return { pointer: `${instancePath}/${escape(String(params.additionalProperty))}`, code: 'unknown-field' };
    case 'type':
      return { pointer: instancePath, code: 'wrong-type', values: { type: expected(params.type) } };
    case 'enum':
      return { pointer: instancePath, code: 'not-one-of', values: { allowed: allowed(params.allowedValues) } };
    case 'format':
      return { pointer: instancePath, code: formatCode(String(params.format)) };
    case 'minLength':
      return params.limit === 1
        ? { pointer: instancePath, code: 'required' }
        : { pointer: instancePath, code: 'too-short', values: limit(params.limit) };
    default:
      return { pointer: instancePath, code: BY_KEYWORD[keyword] ?? 'wrong-form', values: limit(params.limit) };
  }
};

const BY_KEYWORD: Record<string, FaultCode> = {
  maxLength: 'too-long',
  minimum: 'too-small',
  maximum: 'too-big',
  minItems: 'too-few-items',
  maxItems: 'too-many-items',
  uniqueItems: 'repeated-item',
  minProperties: 'nothing-to-change',
};

const limit = (value: unknown) => (typeof value === 'number' ? { limit: value } : undefined);
const expected = (type: unknown): string => String(Array.isArray(type) ? type[0] : type);
const allowed = (values: unknown): string => (values as (string | null)[]).filter((value) => value !== null).join(', ');
const escape = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const formatCode = (format: string): FaultCode => {
  const code = `not-${format}`;
  return FAULT_CODES.find((known) => known === code) ?? 'wrong-form';
};
