import { build } from './lib/build.mjs';
import { checkNode, installPackages } from './lib/install.mjs';
import { runMain } from './lib/problem.mjs';

await runMain(async () => {
  checkNode();
  await installPackages();
  await build();
});
