import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Address, AnswerTo, Path } from '../../../client/address.ts';
import type { Answer } from '../../../client/client.ts';
import { api } from '../api/client.ts';
import { language } from '../texts/language.ts';
import { useStore } from './store.ts';

/** The last answers, so that a page that was seen before is there at once while it is asked for again. */
const answers = new Map<string, Answer<unknown>>();
const listeners = new Set<() => void>();

const slot = (address: string) => `${language.get()} ${address}`;

type Read<P extends Path> = Answer<AnswerTo<P, 'GET'>>;

export const put = <P extends Path>(address: Address<P>, answer: Read<P>): void => {
  answers.set(slot(address), answer);
  for (const listener of [...listeners]) listener();
};

export const peek = <P extends Path>(address: Address<P>): Read<P> | undefined =>
  answers.get(slot(address)) as Read<P> | undefined;

export const forgetAnswers = (): void => answers.clear();

export const load = async <P extends Path>(address: Address<P>): Promise<Read<P>> => {
  const answer = await api.get(address);
  put(address, answer);
  return answer;
};

export interface Resource<T> {
  data: T | undefined;
  etag: string | null;
  error: unknown;
  reload: () => Promise<void>;
}

/** What stands at an address of the API. When the language changes, it stays as it was until it comes in the new one. */
export const useResource = <P extends Path>(
  address: Address<P>,
  ask: (address: Address<P>) => Promise<unknown> = load,
): Resource<AnswerTo<P, 'GET'>> => {
  const chosen = useStore(language);
  const [error, setError] = useReducer((_: unknown, next: unknown) => next, undefined);
  const [, update] = useReducer((count: number) => count + 1, 0);
  const reload = useCallback(async () => {
    await ask(address).then(() => setError(undefined), setError);
  }, [address, chosen]);
  useEffect(() => {
    const listener = () => update(undefined);
    listeners.add(listener);
    void reload();
    return () => void listeners.delete(listener);
  }, [reload]);
  const seen = useRef<{ address: string; answer: Read<P> | undefined }>({ address, answer: undefined });
  const answer = peek(address) ?? (seen.current.address === address ? seen.current.answer : undefined);
  seen.current = { address, answer };
  return { data: answer?.data, etag: answer?.etag ?? null, error: answer ? undefined : error, reload };
};
