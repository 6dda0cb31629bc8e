import { createHash } from 'node:crypto';
import { changeEventPayload, type OutsideEventRow } from '../../db/repositories/outside-events.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { InspectionResult, LetterDocument } from '../../domain/submission/index.ts';
import { OutsideDocumentMissing, type OutsideDocument } from '../correspondence/port.ts';
import type { LetterRef } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { inspectPatiently } from '../documents/inspect-patiently.ts';
import { refused } from '../documents/verdict.ts';
import type { KeptEvent } from './kept.ts';

const SCHEDULES: Scope = { kind: 'system', name: 'schedules' };
const MOST_BYTES = 100 * 1024 * 1024;

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

type Row = OutsideEventRow<KeptEvent>;

/**
 * Brings the documents of a reply here: each is stored under a key that derives from its event, looked at as any document is, and
 * written down beside the event, so that nothing is fetched twice. One that cannot be had, or is not taken, stays as a refused one:
 * the reply does not wait for it. An outage is thrown.
 */
export function createFetchDocuments(
  dependencies: Dependencies,
): (row: Row, ref: LetterRef) => Promise<readonly LetterDocument[]> {
  const { database, vault, inspection } = dependencies;

  const bring = async (row: Row, { document, key }: { document: OutsideDocument; key: string }) => {
    const { name } = document;
    const id = uuidOf(`${row.id}/${document.id}`);
    const stored = await store(dependencies, { row, document, key: `${key}/${id}` });
    const found = 'refusal' in stored ? stored.refusal : await inspectPatiently(inspection, { ...stored, name });
    const { bytes, sha256 } = 'refusal' in stored ? { bytes: document.bytes, sha256: document.sha256 ?? '' } : stored;
    return { id, name, bytes, sha256, key: `${key}/${id}`, addedAt: row.payload.event.at, inspection: found };
  };

  return async (row, { organisationId, submissionId }) => {
    const { event, documents: known } = row.payload;
    if (known || event.type !== 'replied' || event.documents.length === 0) return known ?? [];
    const documents: LetterDocument[] = [];
    for (const document of event.documents)
      documents.push(await bring(row, { document, key: `${organisationId}/${submissionId}/replies` }));
    await database.inOneTrip(SCHEDULES, (trip) =>
      changeEventPayload(trip, { id: row.id, payload: { event, documents }, sealer: vault }),
    );
    return documents;
  };
}

type Stored = { key: string; bytes: number; sha256: string } | { refusal: InspectionResult };

async function store(
  { storage, outside }: Dependencies,
  { row, document, key }: { row: Row; document: OutsideDocument; key: string },
): Promise<Stored> {
  const system = await outside.correspondenceAt(row.connectionId);
  if (!system) throw new Error('The connection of an event is not known here.');
  if (!system.openDocument) return { refusal: refused('damaged') };
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const content = await system.openDocument(document.id);
    await storage.write(
      key,
      measured(content, (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
        if (bytes > MOST_BYTES) throw new TooLarge();
      }),
    );
  } catch (error) {
    if (error instanceof OutsideDocumentMissing || error instanceof TooLarge) return { refusal: refused('damaged') };
    throw error;
  }
  const sha256 = hash.digest('hex');
  if (document.sha256 === null || document.sha256 === sha256) return { key, bytes, sha256 };
  await storage.remove(key);
  return { refusal: refused('damaged') };
}

async function* measured(content: NodeJS.ReadableStream, count: (chunk: Uint8Array) => void) {
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    count(chunk);
    yield chunk;
  }
}

/** A name-based uuid, version 8. */
function uuidOf(name: string): string {
  const digest = createHash('sha256').update(name).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
