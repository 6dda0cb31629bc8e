import type { CorrespondenceSystem } from '../../activities/correspondence/port.ts';
import type { Adapter } from '../adapter.ts';
import { didgahHttp } from './didgah-http.ts';
import { eceMail } from './ece-mail/index.ts';

export const CORRESPONDENCE_ADAPTERS: Readonly<Record<string, Adapter<CorrespondenceSystem>>> = {
  'didgah-http': didgahHttp,
  'ece-mail': eceMail,
};
