/** The stored histories are encrypted with this key; it protects nothing and must never change. */
export const REPLAY_KEY = { id: 'replay', key: Buffer.from('cGlzaGtoYW4tcmVwbGF5LWhpc3Rvcmllcy1rZXktMzI=', 'base64') };

/** The same as an environment variable of worker and API. */
export const REPLAY_KEYS = `${REPLAY_KEY.id}:${REPLAY_KEY.key.toString('base64')}`;
