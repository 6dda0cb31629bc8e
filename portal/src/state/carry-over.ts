import { failure, urlOf } from '../api/client.ts';
import { offline } from '../api/problem.ts';
import type { LetterDocument, Submission } from '../api/types.ts';
import { letterPath } from './letters.ts';
import { load } from './resource.ts';

/** The files of a letter, as if they had been chosen from the disk again. */
export const fetchDocuments = async (letterId: string): Promise<File[]> => {
  const { data } = await load<Submission>(letterPath(letterId));
  const files: File[] = [];
  for (const document of data.documents) {
    if (document.state === 'ready') files.push(await fetchFile(letterId, document));
  }
  return files;
};

const fetchFile = async (letterId: string, { id, name, mediaType, addedAt }: LetterDocument): Promise<File> => {
  const response = await fetch(urlOf(`${letterPath(letterId)}/documents/${id}/content`)).catch(() => {
    throw offline();
  });
  if (!response.ok) throw failure(response.status, await response.text(), null);
  const options = { type: mediaType ?? '', lastModified: Date.parse(addedAt) };
  return new File([await response.blob()], name, options);
};
