import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that can be repeated: the same seed gives the same answers in the same order. */
export function chanceOf(seed) {
  const generator = xoroshiro128plus(seed);
  const between = (least, most) => uniformInt(generator, least, most);
  return {
    between,
    happens: (percent) => between(1, 100) <= percent,
    /**
     * @template T
     * @param {readonly T[]} choices
     * @returns {T}
     */
    pick: (choices) => choices[between(0, choices.length - 1)],
  };
}
