import { provideChromium } from '../../scripts/lib/chromium.mjs';
import { startServers } from './servers.mjs';

export default async function setUp() {
  process.env.CHROMIUM_PATH = await provideChromium();
  await startServers();
}
