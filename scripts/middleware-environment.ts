import path from 'node:path';
import { ensureKeys } from './start/keys.ts';
import { startPostgres } from './postgres.ts';

/**
 * The environment in which a command of the middleware works: what is already set, else the database and keys that
 * `npm start` made in `.data/` (the database is started for the command and left as it was found).
 */
export async function middlewareEnvironment(
  root: string,
): Promise<{ env: Record<string, string>; release(): Promise<void> }> {
  if (process.env['DATABASE_URL']) return { env: {}, release: async () => {} };
  const data = path.resolve(root, process.env['BYOM_DATA'] ?? '.data');
  const keys = await ensureKeys(path.join(data, 'keys'));
  const database = await startPostgres({ dataDirectory: path.join(data, 'postgres') });
  return {
    env: {
      DATABASE_URL: database.url,
      BYOM_ENVIRONMENT: 'development',
      BYOM_VAULT_KEY_FILE: keys.vaultKeyFile,
      BYOM_ORG_KEY_FILE: keys.orgKeyFile,
    },
    release: () => (database.adopted ? Promise.resolve() : database.stop()),
  };
}
