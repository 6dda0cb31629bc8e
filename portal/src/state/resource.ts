import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { call, type Answer } from '../api/client.ts';
import { language } from '../i18n/language.ts';
import { useStore } from './store.ts';

/** The last answers, so that a page that was seen before is there at once while it is asked for again. */
const answers = new Map<string, Answer<unknown>>();
const listeners = new Set<() => void>();

const slot = (path: string) => `${language.get()} ${path}`;

export const put = <T>(path: string, answer: Answer<T>): void => {
  answers.set(slot(path), answer);
  for (const listener of [...listeners]) listener();
};

export const peek = <T>(path: string): Answer<T> | undefined => answers.get(slot(path)) as Answer<T> | undefined;

export const forgetAnswers = (): void => answers.clear();

export const load = async <T>(path: string): Promise<Answer<T>> => {
  const answer = await call<T>(path);
  put(path, answer);
  return answer;
};

export interface Resource<T> {
  data: T | undefined;
  etag: string | null;
  error: unknown;
  reload: () => Promise<void>;
}

/** What stands at an address of the API. When the language changes, it stays as it was until it comes in the new one. */
export const useResource = <T>(path: string): Resource<T> => {
  const chosen = useStore(language);
  const [error, setError] = useReducer((_: unknown, next: unknown) => next, undefined);
  const [, update] = useReducer((count: number) => count + 1, 0);
  const reload = useCallback(async () => {
    await load<T>(path).then(() => setError(undefined), setError);
  }, [path, chosen]);
  useEffect(() => {
    const listener = () => update(undefined);
    listeners.add(listener);
    void reload();
    return () => void listeners.delete(listener);
  }, [reload]);
  const seen = useRef<{ path: string; answer: Answer<T> | undefined }>({ path, answer: undefined });
  const answer = peek<T>(path) ?? (seen.current.path === path ? seen.current.answer : undefined);
  seen.current = { path, answer };
  return { data: answer?.data, etag: answer?.etag ?? null, error: answer ? undefined : error, reload };
};
