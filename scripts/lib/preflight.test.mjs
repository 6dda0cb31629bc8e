import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { checkSpace } from './preflight.mjs';
import { Problem } from './problem.mjs';

const MORE_THAN_ANY_DISK = 1e12;

describe('the room that is left', () => {
  it('has to do for what is to be made', async () => {
    await expect(checkSpace(tmpdir(), { needed: MORE_THAN_ANY_DISK })).rejects.toThrow(Problem);
    await checkSpace(tmpdir(), { needed: 0 });
  });

  it('may be little where everything is there already, which is said', async () => {
    const said = [];
    const tooLittle = (words) => said.push(words);
    await checkSpace(tmpdir(), { needed: MORE_THAN_ANY_DISK, tooLittle });
    expect(said).toEqual([expect.stringMatching(/has \d+ MB free; Pishkhan needs 1000000000000 MB/)]);
    await checkSpace(tmpdir(), { needed: 0, tooLittle });
    expect(said).toHaveLength(1);
  });
});
