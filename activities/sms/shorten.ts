/**
 * The beginning of a text on one line, at most so many characters, cut at a word where one ends in its second half, with `more` in the
 * place of the rest.
 */
export function shorten(text: string, { most, more }: { most: number; more: string }): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= most) return line;
  const kept = characters.slice(0, most - more.length);
  const space = characters[kept.length] === ' ' ? kept.length : kept.lastIndexOf(' ');
  return `${(space > most / 2 ? kept.slice(0, space) : kept).join('').trimEnd()}${more}`;
}
