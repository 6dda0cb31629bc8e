import { Type } from '@sinclair/typebox';

/** The number that a panel's messages come from. */
export const Line = () => Type.String({ pattern: '^\\d{4,15}$', examples: ['30004346'] });
