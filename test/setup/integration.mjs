import { providePromtool } from '../../scripts/lib/promtool.mjs';
import { startServers } from './servers.mjs';

export default async function setUp() {
  // Only the test of the alarms needs it, and says so where it is missing.
  process.env.PROMTOOL_PATH = await providePromtool().catch((error) => String(error.message));
  await startServers();
}
