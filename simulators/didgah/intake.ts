import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import busboy from 'busboy';
import { HttpFault } from '../common/http.ts';
import { LetterSchema } from './letter.ts';
import type { Letter } from './letter.ts';

const LETTER_LIMIT = 256 * 1024;
const FILE_LIMIT = 512 * 1024 * 1024;

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const isLetter = ajv.compile<Letter>(LetterSchema);

interface ArrivedFile {
  path: string;
  sha256: string;
  bytes: number;
}

/** A letter whose files lie in a folder of their own until they are kept or thrown away. */
export interface Intake {
  letter: Letter;
  /** Moves the files to where attachments are served from. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Streams a multipart body to the disk and holds what arrived against what the letter says about it. */
export async function takeIn(request: IncomingMessage, dataDir: string): Promise<Intake> {
  const folder = join(dataDir, 'incoming', randomUUID());
  await mkdir(folder, { recursive: true });
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const { letterText, files } = await readParts(request, folder);
    const letter = toLetter(letterText);
    compare(letter, files);
    return { letter, discard, keep: () => keepFiles(files, dataDir) };
  } catch (error) {
    await discard();
    throw error;
  }
}

export function attachmentPath(dataDir: string, sha256: string): string {
  return join(dataDir, 'attachments', sha256);
}

async function readParts(
  request: IncomingMessage,
  folder: string,
): Promise<{ letterText: string; files: ArrivedFile[] }> {
  const parser = createParser(request);
  const arriving: Promise<ArrivedFile>[] = [];
  let letterText = '';
  parser.on('field', (name, value, { valueTruncated }) => {
    if (name === 'letter' && !valueTruncated) letterText = value;
  });
  parser.on('file', (_name, stream) => {
    const file = store(stream, join(folder, String(arriving.length)));
    file.catch((error: Error) => parser.destroy(error));
    arriving.push(file);
  });
  try {
    await pipeline(request, parser);
    return { letterText, files: await Promise.all(arriving) };
  } catch (error) {
    await Promise.allSettled(arriving);
    throw error instanceof HttpFault ? error : toFault(error);
  }
}

function createParser(request: IncomingMessage): busboy.Busboy {
  try {
    const limits = { fieldSize: LETTER_LIMIT, fileSize: FILE_LIMIT };
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits });
  } catch {
    throw new HttpFault(415, { reason: 'multipart-needed' });
  }
}

async function store(stream: Readable, path: string): Promise<ArrivedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(stream, measure, createWriteStream(path, { flags: 'wx' }));
  return { path, bytes, sha256: hash.digest('hex') };
}

function toFault(error: unknown): HttpFault {
  if ((Object(error) as NodeJS.ErrnoException).code === 'ENOSPC') return new HttpFault(507, { reason: 'storage-full' });
  return new HttpFault(400, { reason: 'malformed-body' });
}

function toLetter(text: string): Letter {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpFault(400, { reason: 'letter-not-json' });
  }
  if (isLetter(value)) return value;
  const errors = isLetter.errors?.map(({ instancePath, keyword }) => ({ pointer: instancePath, code: keyword }));
  throw new HttpFault(400, { reason: 'invalid-letter', errors });
}

function compare(letter: Letter, files: ArrivedFile[]): void {
  const stated = letter.attachments.map(({ sha256, bytes }) => `${sha256} ${bytes}`);
  const arrived = files.map(({ sha256, bytes }) => `${sha256} ${bytes}`);
  if (stated.join('\n') !== arrived.join('\n')) throw new HttpFault(400, { reason: 'attachments-differ' });
}

async function keepFiles(files: ArrivedFile[], dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'attachments'), { recursive: true });
  for (const { path, sha256 } of files) await rename(path, attachmentPath(dataDir, sha256));
}
