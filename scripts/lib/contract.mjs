import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

/** TypeScript types of an OpenAPI document. What is no success is left out: every refusal is the one `Problem`. */
export async function typesOf(document) {
  const types = await openapiTS(succeeding(JSON.parse(JSON.stringify(document))), { defaultNonNullable: false });
  return COMMENT_HEADER + astToString(types);
}

function succeeding(document) {
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods)))
    for (const status of Object.keys(operation.responses))
      if (Number(status) >= 300) delete operation.responses[status];
  return document;
}
