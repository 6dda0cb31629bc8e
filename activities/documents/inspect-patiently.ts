import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { InspectionResult } from '../../domain/submission/index.ts';
import type { InspectedFile } from './inspect.ts';
import type { DocumentInspection, InspectionBounds } from './port.ts';
import { refused } from './verdict.ts';

/** Within the time of the short step, whose upload is being waited for. */
const AT_ONCE: InspectionBounds = { lane: 'short', withinMs: 4_000, waitMs: 5_000 };
/** Within that of the lasting one: on a busy machine a large document may need it. */
const PATIENTLY: InspectionBounds = { lane: 'lasting', withinMs: 20_000, waitMs: 8_000 };

/**
 * The verdict on a document that gets two tries: a short one in the step that its upload waits for, and a long one. What runs out
 * of time twice is damaged; its first time-out is not repeated as a short step.
 */
export async function inspectPatiently(inspection: DocumentInspection, file: InspectedFile): Promise<InspectionResult> {
  const { isLocal } = activityInfo();
  const verdict = await inspection.inspect(file, isLocal ? AT_ONCE : PATIENTLY);
  if (verdict !== 'out-of-time') return verdict;
  if (!isLocal) return refused('damaged');
  throw ApplicationFailure.nonRetryable('the document takes longer than a short step', 'InspectionOutOfTime');
}
