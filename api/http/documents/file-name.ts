const NAMELESS = 'document';
const LONGEST_NAME_BYTES = 200;
const LONGEST_EXTENSION_BYTES = 20;

/** Controls, half characters, line separators, and the marks that reverse the reading of a name; ZWNJ and ZWJ stay. */
const UNWANTED = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/gu;

const ESCAPED: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/** A name from a multipart form, in which the HTML standard has three characters escaped and not even the per cent sign. */
export function formFileName(sent: string): string {
  return sent.replace(/%22|%0D|%0A/g, (escape) => ESCAPED[escape] ?? escape);
}

/** The name to keep for an uploaded file: its last path part, without invisible tricks, at most 200 bytes of UTF-8. */
export function cleanFileName(given: string): string {
  const last = given.replace(UNWANTED, '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return bare(shortened(bare(last))) || NAMELESS;
}

/** Dots and spaces at the ends hide a file on one system and confuse another. */
const bare = (name: string) => name.replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '');

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= LONGEST_EXTENSION_BYTES ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - extension.length);
  return cut(stem, LONGEST_NAME_BYTES - Buffer.byteLength(extension)).trimEnd() + extension;
}

/** As many whole characters as people see them as fit into `bytes`. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let left = bytes;
  for (const { segment } of new Intl.Segmenter('fa', { granularity: 'grapheme' }).segment(text)) {
    left -= Buffer.byteLength(segment);
    if (left < 0) break;
    kept += segment;
  }
  return kept;
}
