import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import type { LetterDocument } from '../api/types.ts';
import { letterAt } from './letters.ts';
import { load } from './resource.ts';

/** The files of a letter, as if they had been chosen from the disk again. */
export const fetchDocuments = async (letterId: string): Promise<File[]> => {
  const { data } = await load(letterAt(letterId));
  const files: File[] = [];
  for (const document of data.documents) {
    if (document.state === 'ready') files.push(await fetchFile(letterId, document));
  }
  return files;
};

const fetchFile = async (letterId: string, { id, name, mediaType, addedAt }: LetterDocument): Promise<File> => {
  const address = at('/api/v1/submissions/{id}/documents/{documentId}/content', { id: letterId, documentId: id });
  const options = { type: mediaType ?? '', lastModified: Date.parse(addedAt) };
  return new File([await api.file(address)], name, options);
};
