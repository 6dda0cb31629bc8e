import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

const TRIES = 5;

/**
 * One call of the API; gives the answer's JSON. A 503 is repeated with the same key, as the API asks for.
 * @param {{ method: string, url: string, token: string, json?: unknown, multipart?: ReturnType<typeof formOf> }} call
 */
export async function call({ method, url, token, json, multipart }) {
  const body = multipart?.body ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
  const headers = {
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
    ...(body && { 'content-type': multipart?.type ?? 'application/json', 'content-length': body.length }),
  };
  let answer = await exchange(url, { method, headers }, body);
  for (let tries = 1; answer.status === 503 && tries < TRIES; tries++)
    answer = await exchange(url, { method, headers }, body);
  const text = answer.body.toString('utf8');
  if (answer.status >= 300) throw new Error(`${method} ${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/**
 * One request, once.
 * @param {string} url
 * @param {import('node:http').RequestOptions} options
 * @param {Buffer} [body]
 * @returns {Promise<{ status: number, body: Buffer }>}
 */
export function exchange(url, options, body) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, ...options }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A form with one file. */
export function formOf(file, name) {
  const boundary = `bench-${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
