/** `npm run audit`: the middleware's command of that name, with the database and keys of this checkout by default. */
import path from 'node:path';
import { runMiddlewareCommand } from './run-middleware-command.ts';

process.exit(
  await runMiddlewareCommand(path.resolve(import.meta.dirname, '..'), 'audit.ts', process.argv.slice(2)),
);
