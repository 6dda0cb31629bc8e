interface Heard {
  id: string;
  event: string;
  data: { id?: string; sequence?: number };
}

export interface OpenStream {
  status: number;
  headers: Headers;
  heard: Heard[];
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  leave(): void;
}

const field = (block: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';

const parse = (block: string): Heard | undefined => {
  const data = field(block, 'data');
  return data
    ? { id: field(block, 'id'), event: field(block, 'event'), data: JSON.parse(data) as Heard['data'] }
    : undefined;
};

/** Reads a stream of server-sent events as it comes. */
export const openStream = async (url: string, headers: Record<string, string>): Promise<OpenStream> => {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const heard: Heard[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      const blocks = (text + Buffer.from(chunk).toString()).split('\n\n');
      text = blocks.pop() ?? '';
      heard.push(...blocks.flatMap((block) => parse(block) ?? []));
    }
  };
  const ended = read().catch(() => undefined);
  return { status: response.status, headers: response.headers, heard, ended, leave: () => leaving.abort() };
};
