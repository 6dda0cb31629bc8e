/** What a panel answered, as an object; empty when it is none. */
export function parseObject(body: string): Record<string, unknown> {
  try {
    return toObject(JSON.parse(body));
  } catch {
    return {};
  }
}

export function toObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A panel's number of a message, which it gives as a number or as text. */
export function toId(value: unknown): string | undefined {
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[1-9]\d*$/.test(id) ? id : undefined;
}
