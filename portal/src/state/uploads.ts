import { useEffect, useRef, useState } from 'preact/hooks';
import { isProblem } from '../../../client/problem.ts';
import { newKey } from '../../../client/random.ts';
import { uploadDocument } from '../api/upload.ts';
import { settings } from './settings.ts';

export interface UploadItem {
  id: string;
  file: File;
  state: 'queued' | 'sending' | 'failed';
  /** From 0 to 1. */
  share: number;
  /** The server has it: only the list is still to be read. */
  stored?: boolean;
  /** What was seen here, before sending. */
  problem?: 'tooLarge' | 'empty' | 'tooMany';
  error?: unknown;
  /** Whether sending it again may help. */
  repeatable: boolean;
  stop: AbortController;
}

/** What binds a letter; most bytes of a document are unknown until they have come. */
export interface Limits {
  files: number;
  fileBytes: number | undefined;
}

interface Target {
  id: string;
  /** How many documents the letter has already. */
  has: number;
  /** How many it may have. */
  most: number;
  onStored: () => Promise<void>;
}

interface Room {
  files: number;
  bytes: number;
}

const problemOf = (file: File, { files, bytes }: Room): UploadItem['problem'] => {
  if (files <= 0) return 'tooMany';
  if (file.size === 0) return 'empty';
  return file.size > bytes ? 'tooLarge' : undefined;
};

const toItem = (file: File, room: Room): UploadItem => {
  const problem = problemOf(file, room);
  const state = problem ? 'failed' : 'queued';
  return { id: newKey(), file, state, share: 0, problem, repeatable: false, stop: new AbortController() };
};

/** Sends files one after the other; leaving the page meanwhile is asked about. */
export const useUploads = ({ id, has, most, onStored }: Target) => {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const queue = useRef<readonly UploadItem[]>([]);
  const busy = useRef(false);
  const sending = items.some(({ state }) => state !== 'failed');
  useWarning(sending);
  useEffect(() => () => queue.current.forEach(({ stop }) => stop.abort()), []);

  const set = (next: readonly UploadItem[]) => {
    queue.current = next;
    setItems(next);
  };
  const change = (itemId: string, changes: Partial<UploadItem>) =>
    set(queue.current.map((item) => (item.id === itemId ? { ...item, ...changes } : item)));
  const drop = (itemId: string) => {
    queue.current.find((item) => item.id === itemId)?.stop.abort();
    set(queue.current.filter((item) => item.id !== itemId));
  };

  const sendOne = async (item: UploadItem) => {
    change(item.id, { state: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => change(item.id, { share });
      if (!item.stored) await uploadDocument(id, { file: item.file, signal: item.stop.signal, onProgress });
      change(item.id, { stored: true });
      await onStored();
      drop(item.id);
    } catch (error) {
      const repeatable = isProblem(error) && (error.status === 0 || error.status >= 429);
      change(item.id, { state: 'failed', error, repeatable });
    }
  };
  const run = async () => {
    if (busy.current) return;
    busy.current = true;
    for (let next = nextOf(queue.current); next; next = nextOf(queue.current)) await sendOne(next);
    busy.current = false;
  };
  const add = async (files: readonly File[]) => {
    const bytes = (await settings())?.fileBytes ?? Infinity;
    const room = most - has - queue.current.filter(({ state }) => state !== 'failed').length;
    set([...queue.current, ...files.map((file, index) => toItem(file, { files: room - index, bytes }))]);
    await run();
  };
  const retry = (itemId: string) => {
    change(itemId, { state: 'queued', error: undefined, stop: new AbortController() });
    void run();
  };
  return { items, sending, add: (files: readonly File[]) => void add(files), drop, retry };
};

const nextOf = (items: readonly UploadItem[]) => items.find(({ state }) => state === 'queued');

const useWarning = (active: boolean) =>
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [active]);
