import { startServers } from './servers.mjs';

export default () => startServers();
