// CommonJS, since the engine's SDK loads it with `require`, in the worker and in the workflow bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

/** Messages and stack traces go through the payload codec too. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
