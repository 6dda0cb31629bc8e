import { Type } from '@sinclair/typebox';

/** One request of the Temporal UI is about one event. */
export const MOST_PAYLOADS = 500;

const Base64 = (options: object = {}) => Type.String({ contentEncoding: 'base64', pattern: BASE64, ...options });
const BASE64 = '^[A-Za-z0-9+/_-]*={0,2}$';

/** As protobuf writes them in JSON; fields that newer servers add are passed over. */
const Payload = Type.Object(
  { metadata: Type.Optional(Type.Record(Type.String(), Base64())), data: Type.Optional(Base64()) },
  { $id: 'Payload' },
);

/** In protobuf's JSON a list that is empty is left out, and the command line sends that. */
export const Payloads = Type.Object(
  { payloads: Type.Optional(Type.Array(Payload, { maxItems: MOST_PAYLOADS })) },
  { $id: 'Payloads', description: 'The payloads of Temporal’s remote codec protocol' },
);

/** Temporal's UI says what it wants of a codec that stores payloads elsewhere, which this one does not. */
export const AnyQuery = Type.Object({});
