import { type Inspector, type Verdict, ready, refused } from '../verdict.ts';
import { type ZipSurvey, surveyZip } from './zip.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const MIME_TYPE = 'mimetype';
const MANIFEST = 'META-INF/manifest.xml';
const WANTED = new Set([CONTENT_TYPES, MIME_TYPE, MANIFEST]);
const LOCAL_ENTRY = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');

/** Office Open XML (ECMA-376 part 2) and OpenDocument 1.3 part 2 are archives that name what they hold. */
export const inspectZip: Inspector = async ({ content, head }) => {
  const magic = head.subarray(0, 4);
  if (magic.equals(EMPTY_ZIP)) return refused('archive');
  if (!magic.equals(LOCAL_ENTRY)) return undefined;
  const survey = await surveyZip(content, WANTED);
  if (typeof survey === 'string') return refused(survey);
  return openXmlVerdict(survey) ?? openDocumentVerdict(survey) ?? refused('archive');
};

const MAIN_PART =
  /^application\/vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet)\.main\+xml$/;
const MACROS = /macroEnabled|vbaProject|macrosheet/i;

function openXmlVerdict({ names, texts }: ZipSurvey): Verdict | undefined {
  const types = texts.get(CONTENT_TYPES);
  if (types === undefined) return undefined;
  const parts = [...types.matchAll(/<(?:\w+:)?(?:Override|Default)\s[^<>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'PartName').replace(/^\//, ''),
    type: attribute(tag, 'ContentType'),
  }));
  if (parts.some(({ type }) => MACROS.test(type)) || some(names, /(^|\/)vbaProject\.bin$/i)) return refused('macro');
  const main = parts.find(({ type }) => MAIN_PART.test(type));
  if (!main) return refused('type-not-taken');
  if (!names.has(main.name) || !names.has('_rels/.rels')) return refused('damaged');
  return ready(main.type.includes('wordprocessingml') ? 'docx' : 'xlsx');
}

const OPEN_DOCUMENT = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
} as const;

function openDocumentVerdict({ names, texts }: ZipSurvey): Verdict | undefined {
  const mimeType = texts.get(MIME_TYPE)?.trim();
  if (mimeType === undefined) return undefined;
  const manifest = texts.get(MANIFEST) ?? '';
  if (/<(?:\w+:)?encryption-data\b/.test(manifest)) return refused('encrypted');
  if (some(names, /^(Basic|Scripts)\/./)) return refused('macro');
  const type = Object.entries(OPEN_DOCUMENT).find(([name]) => name === mimeType)?.[1];
  if (!type) return refused('type-not-taken');
  return names.has('content.xml') && manifest !== '' ? ready(type) : refused('damaged');
}

const some = (names: ReadonlySet<string>, pattern: RegExp) => [...names].some((name) => pattern.test(name));

function attribute(tag: string, name: string): string {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return double ?? single ?? '';
}
