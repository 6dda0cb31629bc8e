import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** An element: attributes begin with `@`, its own text is `#`. */
export interface Element {
  [name: string]: string | Element | readonly Element[];
}

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  textNodeName: '#',
});

/** What XML 1.0 has no way to say, not even escaped. */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A document in UTF-8. */
export const toXml = (root: Element): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${String(builder.build(root)).replace(UNSPEAKABLE, '')}`;

/** Well below what a parser's stack bears. */
const DEEPEST = 40;

const parser = new XMLParser({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  parseAttributeValue: false,
  parseTagValue: false,
  htmlEntities: true,
  removeNSPrefix: true,
  textNodeName: '#',
  transformAttributeName: (name) => name.toLowerCase(),
  transformTagName: (name) => name.toLowerCase(),
});

/**
 * Reads a document by local names in lower case. Nothing for what is not XML, and for one with a document type: its entities are how
 * a small file becomes a large one, or reads what it should not.
 */
export function readXml(text: string): Element | undefined {
  if (/<!doctype/i.test(text) || /<!entity/i.test(text)) return undefined;
  try {
    const root = parser.parse(text, true) as unknown;
    return typeof root === 'object' && root !== null ? (root as Element) : undefined;
  } catch {
    return undefined;
  }
}

/** The first element of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  const found = element?.[name];
  const first = Array.isArray(found) ? (found as Element[])[0] : found;
  if (typeof first === 'string') return { '#': first };
  return first as Element | undefined;
}

/** The text of the first element of that name, or of the attribute. */
export function textOf(element: Element | undefined, name: string): string {
  const text = child(element, name)?.['#'] ?? element?.[`@${name}`];
  return typeof text === 'string' ? text.trim() : '';
}
