import { dirname, extname, join } from 'node:path';
import { bundleWorkflowCode, type Logger, type WorkflowBundle } from '@temporalio/worker';
import { failureConverterPath } from './data-converter.ts';

interface Sources {
  /** The module that exports the workflows. */
  workflowsPath: string;
  logger: Logger;
}

/**
 * The workflows' code in one file. All letters of a thread share its modules instead of loading each their own, for these keep no
 * state: what is exported is frozen.
 */
export const bundleWorkflows = ({ workflowsPath, logger }: Sources): Promise<WorkflowBundle & { code: string }> => {
  const tracePath = join(dirname(workflowsPath), `trace${extname(workflowsPath)}`);
  return bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [tracePath],
    preloadModules: [workflowsPath, tracePath],
    failureConverterPath,
    logger,
  });
};
