import { launch } from './lib/launch.mjs';
import { checkNode } from './lib/install.mjs';
import { runMain } from './lib/problem.mjs';

await runMain(async () => {
  checkNode();
  await launch();
});
