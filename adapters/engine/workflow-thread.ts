import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import type { coresdk } from '@temporalio/proto';

/** As long as the SDK's own. */
const LONGEST_ACTIVATION_MS = 5_000;

/** What the SDK has in its thread, and keeps to itself in part. */
interface ThreadHooks {
  install(): void;
  stopPromiseHook(): void;
  promiseHookInstalled: boolean;
}
interface ThreadWorkflow {
  readonly runId: string;
  readonly activator: { errorToFailure(error: unknown): Failure };
  activate(activation: coresdk.workflow_activation.IWorkflowActivation): Promise<Completion>;
}
type Completion = coresdk.workflow_completion.IWorkflowActivationCompletion;
type Failure = NonNullable<NonNullable<Completion['failed']>['failure']>;

/**
 * Loaded with `node --import` it changes the SDK's thread of workflows, and no other: it takes away two costs that the SDK has no
 * switch for, a fifth of a worker's processor time (decision 11). Without it a worker does the same for more.
 */
if (!isMainThread) {
  const { BaseVMWorkflow, globalHandlers } = await import('@temporalio/worker/lib/workflow/vm-shared.js');
  traceNoPromises(globalHandlers as unknown as ThreadHooks);
  watchWholeActivations(BaseVMWorkflow.prototype as unknown as ThreadWorkflow);
}

/** The SDK traces every promise for one query, `__stack_trace`, which then answers that there are no traces. */
function traceNoPromises(hooks: ThreadHooks): void {
  hooks.install();
  hooks.stopPromiseHook();
  hooks.promiseHookInstalled = false;
}

/**
 * The SDK calls into the sandbox three times or more for an activation, and Node starts a thread for each call that has a time
 * limit. Here the limit is that of all the calls of one activation: a workflow that loops for ever is ended as before.
 */
function watchWholeActivations(prototype: ThreadWorkflow): void {
  const { activate } = prototype;
  const within = limitInnerCalls();
  prototype.activate = function (activation) {
    try {
      return within(LONGEST_ACTIVATION_MS, () => activate.call(this, activation));
    } catch (error) {
      return Promise.resolve({ runId: this.runId, failed: { failure: this.activator.errorToFailure(error) } });
    }
  };
}

/**
 * Gives a way to run something under one time limit in milliseconds, with no limits of their own for scripts that it runs. What
 * takes longer is ended with the error that Node has for a script.
 */
export function limitInnerCalls(): <T>(timeout: number, work: () => T) => T {
  const room = vm.createContext({});
  const entry = new vm.Script('work()');
  const { runInContext } = vm.Script.prototype;
  let isLimited = false;
  vm.Script.prototype.runInContext = function (context, options) {
    return runInContext.call(this, context, isLimited ? { ...options, timeout: undefined } : options) as unknown;
  };
  return <T>(timeout: number, work: () => T): T => {
    room['work'] = work;
    isLimited = true;
    try {
      return runInContext.call(entry, room, { timeout }) as T;
    } finally {
      isLimited = false;
    }
  };
}
