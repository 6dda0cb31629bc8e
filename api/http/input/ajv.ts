import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { parseLegalId } from '../../../domain/identity/legal-id.ts';
import { parseMobile } from '../../../domain/identity/mobile.ts';
import { parseNationalId } from '../../../domain/identity/national-id.ts';
import { parseOneTimeCode } from '../../../domain/identity/one-time-code.ts';
import { parseTrackingCode } from '../../../domain/tracking/code.ts';

const ANYTHING = () => true;

/** In lower case, as `normalise` has made it: a letter's workflow is found by its id's text. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const OWN_FORMATS: Record<string, (text: string) => boolean> = {
  uuid: isUuid,
  line: ANYTHING,
  text: ANYTHING,
  password: ANYTHING,
  mobile: (text) => parseMobile(text) !== undefined,
  'national-id': (text) => parseNationalId(text) !== undefined,
  'legal-id': (text) => parseLegalId(text) !== undefined,
  'tracking-code': (text) => parseTrackingCode(text) !== undefined,
  'one-time-code': (text) => parseOneTimeCode(text) !== undefined,
  totp: (text) => /^\d{6}$/.test(text),
  'four-digits': (text) => /^\d{4}$/.test(text),
  username: (text) => /^[a-z0-9.-]*$/.test(text),
};

const make = (options: Options) => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true, ...options });
  ajvFormats.default(ajv, ['date', 'date-time', 'uri']);
  for (const [name, validate] of Object.entries(OWN_FORMATS)) ajv.addFormat(name, validate);
  return ajv;
};

/** Everything is taken as it is typed. */
export const bodyAjv = make({});
export const queryAjv = make({ useDefaults: true });
