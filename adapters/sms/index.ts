import type { SmsPanel } from '../../activities/sms/port.ts';
import type { Adapter } from '../adapter.ts';
import { kavenegar } from './kavenegar.ts';
import { melipayamak } from './melipayamak.ts';
import { smsIr } from './smsir.ts';

export const SMS_ADAPTERS: Readonly<Record<string, Adapter<SmsPanel>>> = { kavenegar, melipayamak, smsir: smsIr };
