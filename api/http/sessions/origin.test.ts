import { describe, expect, test } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { answerProblem } from '../problems/answer-problem.ts';
import { isBrowser, refuseForeignPages } from './origin.ts';

const app = express();
app.set('trust proxy', 1);
app.post('/', refuseForeignPages, (request, response) => void response.json({ browser: isBrowser(request) }));
app.use(answerProblem(() => undefined));

type Headers = Record<string, string>;
const post = (headers: Headers) => supertest(app).post('/').set(headers);

describe('a page of our own', () => {
  test.each<Headers>([
    { Host: 'desk.example', Origin: 'http://desk.example' },
    { Host: 'desk.example:8080', Origin: 'http://desk.example:8080' },
    { Host: 'desk.example:443', Origin: 'https://desk.example' },
    { Host: 'desk.example:80', Origin: 'http://desk.example' },
    { Host: 'DESK.example', Origin: 'http://desk.example' },
    { Host: '[::1]:3000', Origin: 'http://[::1]:3000' },
    { Host: 'desk.example', Origin: 'https://desk.example', 'Sec-Fetch-Site': 'same-origin' },
    {
      Host: 'inner:3000',
      Origin: 'https://desk.example',
      'X-Forwarded-Host': 'desk.example',
      'X-Forwarded-Proto': 'https',
    },
  ])('is a browser that may: %j', async (headers) => {
    const { body } = await post(headers).expect(200);
    expect(body.browser).toBe(true);
  });
});

describe('a page of another site', () => {
  test.each<Headers>([
    { Host: 'desk.example', Origin: 'http://evil.example' },
    { Host: 'desk.example', Origin: 'http://desk.example.evil.example' },
    { Host: 'desk.example', Origin: 'http://desk.example:8080' },
    { Host: 'desk.example:80', Origin: 'https://desk.example' },
    { Host: 'desk.example', Origin: 'null' },
    { Host: 'desk.example', Origin: 'http://desk.example', 'Sec-Fetch-Site': 'cross-site' },
    { Host: 'desk.example', Origin: 'http://desk.example', 'X-Forwarded-Proto': 'https' },
    { Host: 'a b', Origin: 'http://a' },
  ])('is refused: %j', async (headers) => {
    const { body } = await post(headers).expect(403);
    expect(body.code).toBe('insecure-origin');
  });
});

test('a program says neither and is none', async () => {
  const { body } = await post({ Host: 'desk.example' }).expect(200);
  expect(body.browser).toBe(false);
});
