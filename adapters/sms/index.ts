import type { SmsPanel } from '../../activities/sms/port.ts';
import type { Adapter } from '../adapter.ts';
import { kavenegar } from './kavenegar.ts';

export const SMS_ADAPTERS: Readonly<Record<string, Adapter<SmsPanel>>> = { kavenegar };
