import { TEMPORAL, TEST_SERVER } from '../../scripts/lib/binaries.mjs';
import { provide } from '../../scripts/lib/provision.mjs';

/** Tells the tests where the time-skipping server is, and the real one for what the other cannot do. */
export default async function setUp() {
  process.env.PISHKHAN_TEST_SERVER = await provide(TEST_SERVER);
  process.env.PISHKHAN_TEMPORAL_CLI = await provide(TEMPORAL);
}
