import { TEST_SECRET } from '../../../simulators/testing/spawn.ts';
import type { SmsPanel } from '../../../activities/sms/port.ts';
import { createKavenegar } from '../kavenegar.ts';
import { createMelipayamak } from '../melipayamak.ts';
import { createSmsIr } from '../smsir.ts';

interface Place {
  id: string;
  url: string;
  key?: string;
  timeoutMs?: number;
}

/** How the contract's tests speak with the panel of one vendor, and what it says of the same faults. */
export interface Vendor {
  name: string;
  create(place: Place): SmsPanel;
  /** Its own words for what it refuses. */
  words: Record<'blacklisted' | 'no-credit' | 'account' | 'logical-error' | 'wrong-key', string>;
  /** Answers that are in its form and say nothing, with HTTP 200. */
  nonsense: string[];
  canInquire: boolean;
}

const templates =
  'code=100001,CODE=code; registered=100002,NUMBER=letterNumber,TRACKING=trackingCode; rejected=100003,TRACKING=trackingCode,REASON=reason';
const line = '30004346';

export const VENDORS: readonly Vendor[] = [
  {
    name: 'kavenegar',
    create: ({ key = TEST_SECRET, url, ...place }) => createKavenegar({ ...place, url: `${url}/${key}` }),
    words: {
      blacklisted: 'delivery status 14',
      'no-credit': 'return status 418',
      account: 'return status 426',
      'logical-error': 'return status 402',
      'wrong-key': 'return status 403',
    },
    nonsense: ['{"return":{"status":200},"entries":[]}', '{"return":{"status":200},"entries":[{"messageid":"x"}]}'],
    canInquire: true,
  },
  {
    name: 'smsir',
    create: ({ key = TEST_SECRET, ...place }) => createSmsIr({ ...place, key, line, templates }),
    words: {
      blacklisted: 'status 115',
      'no-credit': 'status 102',
      account: 'status 14',
      'logical-error': 'status 117',
      'wrong-key': 'status 10',
    },
    nonsense: ['{"status":1,"data":null}', '{"status":1,"data":{"messageIds":[null]}}', '{"status":0,"data":null}'],
    canInquire: false,
  },
  {
    name: 'melipayamak',
    create: ({ key: password = TEST_SECRET, ...place }) =>
      createMelipayamak({
        ...place,
        ...{ username: 'pishkhan', password, line, templates },
      }),
    words: {
      blacklisted: 'RetStatus 35',
      'no-credit': 'RetStatus 2',
      account: 'RetStatus 10',
      'logical-error': 'RetStatus 7',
      'wrong-key': 'RetStatus 0',
    },
    nonsense: ['{"RetStatus":1}', '{"RetStatus":1,"Value":"0"}', '{"RetStatus":1,"Value":{}}'],
    canInquire: false,
  },
];
