import { isNativeError } from 'node:util/types';
import {
  Problem,
  internal,
  invalid,
  notFound,
  notJson,
  storageFull,
  tooLarge,
  unavailable,
  unsupportedMediaType,
} from './problem.ts';
import { UploadError } from '../documents/upload.ts';

/** Maps whatever was thrown to what the client is told. What is not known is `internal`, which tells nothing. */
export const fromError = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const type = field(error, 'type') ?? '';
  if (type === 'entity.too.large') return tooLarge();
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return unsupportedMediaType();
  if (type.startsWith('entity.') || type.startsWith('request.')) return notJson();
  if (error instanceof URIError) return notFound();
  const name = field(error, 'name');
  if (error instanceof UploadError) return fromUpload(error);
  if (name === 'StorageFull') return storageFull();
  if (name === 'DocumentMissing') return notFound();
  return doesNotAnswer(error) ? unavailable(error) : internal(error);
};

const fromUpload = ({ code, fault }: UploadError): Problem => {
  if (code === 'cut-off') return invalid([{ pointer: '/file', code: 'file-cut-off' }]);
  return code === 'invalid' ? invalid([{ pointer: '/file', code: fault ?? 'wrong-form' }]) : new Problem(code);
};

const NO_ANSWER =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|53...|57014|57P0.|55P03|40001|40P01)$/;
const CONNECTION_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|Query read timeout/i;

/**
 * The database is away, has no room or connection left, has not answered before the deadline, or has let another transaction go first:
 * SQLSTATE, socket code, or sequelize's class.
 */
const doesNotAnswer = (error: unknown): boolean => {
  if (!isNativeError(error)) return false;
  if (/^Sequelize.*(Connection|Timeout|HostNotFound)/.test(error.name)) return true;
  if (NO_ANSWER.test(field(error, 'code') ?? '') || CONNECTION_MESSAGES.test(error.message)) return true;
  const inner = (error as { parent?: unknown }).parent ?? error.cause;
  return inner !== undefined && inner !== error && doesNotAnswer(inner);
};

const field = (error: unknown, name: string): string | undefined => {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};
