import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startReceiver, type Receiver } from '../../activities/webhooks/testing/receiver.ts';
import { ApiClient, eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, reaches, witnesses } from '../support/people.ts';
import { timelineTypes, UNTIL_SETTLED_MS, useScene } from './scene.ts';

const scene = useScene();
const EXAMPLE = 'docs/programs/follow-a-letter.mjs';

const aToken = async (...scopes: string[]): Promise<string> => {
  const body = { name: 'سامانهٔ مکاتبات', scopes, days: 30 };
  const answer = await scene.applicant.post('/api/v1/me/tokens', { body });
  return answer.body.token as string;
};

interface Change {
  position: number;
  submissionId: string;
  type: string;
  letterNumber: string | null;
}

const feedOf = async (client: ApiClient, id: string): Promise<Change[]> => {
  const { body } = await client.get('/api/v1/changes?limit=100');
  return (body.items as Change[]).filter(({ submissionId }) => submissionId === id);
};

describe('the example of a program', () => {
  it('sends a letter with a document by its token, and is told the same by webhook and feed', async () => {
    const token = await aToken('letters:read', 'letters:write', 'webhooks');
    const env = { ...process.env, PISHKHAN_URL: scene.stack.urls.api, PISHKHAN_TOKEN: token, NODE_OPTIONS: '' };
    const program = spawn(process.execPath, [EXAMPLE, 'test/fixtures/taken/letter.docx'], { env });
    const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
    const complaints: string[] = [];
    program.stderr.on('data', (data: Buffer) => complaints.push(String(data)));
    const lines: string[] = [];
    for await (const line of createInterface(program.stdout)) {
      lines.push(line);
      const [word, id = ''] = line.split(' ');
      if (word === 'sent') await decide(scene.secretary, id, 'accept');
    }
    expect([await ended, complaints]).toEqual([0, []]);
    const id = lines.find((line) => line.startsWith('sent '))!.split(' ')[1]!;
    const [entry] = await witnesses(scene.stack).letters(id);
    expect(entry).toMatchObject({ attachments: [{ name: 'letter.docx' }] });
    const types = ['submitted', 'routed', 'accepted', 'registered'];
    const typesOf = (word: string) => lines.filter((line) => line.startsWith(word)).map((line) => line.split(' ')[2]);
    expect([typesOf('read'), typesOf('told')]).toEqual([types, types]);
    expect(lines.slice(-1)).toEqual(['the webhook was told all of it']);
    expect(lines).toContain(`ended registered ${entry!.letterNumber}`);
    expect((await scene.applicant.get('/api/v1/me/webhooks')).body.items).toEqual([]);
  });
});

describe('a program whose other side is killed', () => {
  const LETTERS = 5;
  let receiver: Receiver;
  let program: ApiClient;

  beforeAll(async () => {
    receiver = await startReceiver();
    program = new ApiClient(scene.stack.urls.api);
    program.token = await aToken('letters:read', 'webhooks');
    await program.post('/api/v1/me/webhooks', { body: { url: receiver.url } });
  });
  afterAll(() => receiver.stop());

  it('misses no change, and has each letter’s in the order in which they happened', async () => {
    receiver.behave('hang');
    const letters: string[] = [];
    for (let count = 0; count < LETTERS; count += 1)
      letters.push((await aSubmittedLetter(scene.applicant, 'university')).id);
    await eventually(async () => receiver.received.length, { is: (calls) => calls > 0 });
    await scene.stack.kill('worker');
    receiver.behave(200);
    await scene.stack.restart('worker');
    await Promise.all(letters.map((id) => decide(scene.unitController, id, 'accept')));
    await scene.stack.kill('api');
    await scene.stack.restart('api');
    for (const id of letters) {
      const { letterNumber } = await reaches(scene.applicant, id, 'registered', UNTIL_SETTLED_MS);
      const changes = await feedOf(program, id);
      const timeline = await timelineTypes(scene.applicant, id);
      expect(changes.map(({ type }) => type)).toEqual(timeline.slice(timeline.indexOf('submitted')));
      expect(changes.at(-1)).toMatchObject({ letterNumber });
    }
    const { next } = (await program.get('/api/v1/changes?limit=100')).body;
    const told = () => [...new Set(receiver.received.map(({ position }) => position))];
    const all = Array.from({ length: next }, (_, index) => index + 1).slice(-LETTERS * 4);
    await eventually(async () => told(), {
      is: (positions) => positions.length === all.length,
      within: UNTIL_SETTLED_MS,
    });
    expect(told()).toEqual(all);
  });
});
