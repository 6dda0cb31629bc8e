import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { HttpFault, readJson } from './http.ts';

const MOST_FILE_BYTES = 200 * 1024 * 1024;

export interface FormFile {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
}

export interface Form {
  fields: Record<string, string>;
  files: FormFile[];
}

/** What a page or a program sends: JSON, or a form whose files lie in `folder` under their ids. Empty fields and files are left out. */
export async function readForm(request: IncomingMessage, folder: string): Promise<Form> {
  const type = request.headers['content-type'] ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) {
    const json = Object(request.headers['content-length'] === '0' ? {} : await readJson(request)) as object;
    return { fields: Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null)), files: [] };
  }
  await mkdir(folder, { recursive: true });
  const form: Form = { fields: {}, files: [] };
  const storing: Promise<void>[] = [];
  const parser = busboy({
    headers: request.headers,
    defParamCharset: 'utf8',
    limits: { fileSize: MOST_FILE_BYTES, files: 20 },
  });
  parser.on('field', (name, value) => {
    if (value.trim() !== '') form.fields[name] = value.trim();
  });
  parser.on('file', (_name, stream, { filename }) => {
    const kept = store(stream, { folder, name: filename ?? '' }).then((file) => void (file && form.files.push(file)));
    kept.catch(() => undefined);
    storing.push(kept);
  });
  await pipeline(request, parser).catch(() => {
    throw new HttpFault(400, { reason: 'malformed-body' });
  });
  await Promise.all(storing);
  return form;
}

async function store(
  stream: Readable,
  { folder, name }: { folder: string; name: string },
): Promise<FormFile | undefined> {
  const id = randomUUID();
  const path = join(folder, id);
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  );
  if (name !== '') return { id, name, bytes, sha256: hash.digest('hex') };
  await rm(path);
  return undefined;
}
