import { randomUUID } from 'node:crypto';
import { isDocumented } from '../../api/testing/document.ts';

export interface Answer<Body = any> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface RequestOptions {
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** The Idempotency-Key; a new one unless given. */
  key?: string;
}

/** A program that calls the API: with a token once it has signed in. */
export class ApiClient {
  readonly base: string;
  token: string | undefined;

  constructor(base: string, token?: string) {
    this.base = base;
    this.token = token;
  }

  get = (path: string, options: RequestOptions = {}): Promise<Answer> => this.call('GET', path, options);
  post = (path: string, options: RequestOptions = {}): Promise<Answer> => this.call('POST', path, options);
  patch = (path: string, options: RequestOptions = {}): Promise<Answer> => this.call('PATCH', path, options);
  delete = (path: string, options: RequestOptions = {}): Promise<Answer> => this.call('DELETE', path, options);

  async bytes(path: string): Promise<Buffer> {
    const response = await fetch(`${this.base}${path}`, { headers: this.headers({}) });
    return Buffer.from(await response.arrayBuffer());
  }

  private async call(method: string, path: string, options: RequestOptions): Promise<Answer> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: this.headers(options),
      body: options.form ?? (method === 'GET' ? undefined : JSON.stringify(options.body ?? {})),
    });
    const [{ status }, text] = [response, await response.text()];
    if (!isDocumented({ method, path: path.replace(/\?.*/, ''), status })) {
      throw new Error(`${method} ${path} was answered ${status}, which the API's document does not say`);
    }
    return { status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
  }

  private headers({ form, key, headers }: RequestOptions): Record<string, string> {
    return {
      ...(form ? {} : { 'content-type': 'application/json' }),
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      'idempotency-key': key ?? randomUUID(),
      ...headers,
    };
  }
}

/** Asks again until the answer is the wanted one, for as long as somebody would wait in front of a screen. */
export async function eventually<T>(ask: () => Promise<T>, { is, within = 30_000 }: Wanted<T>): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (is(answer)) return answer;
    if (Date.now() > end) throw new Error(`never became so; at last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Wanted<T> {
  is: (answer: T) => boolean;
  /** Milliseconds. */
  within?: number;
}
