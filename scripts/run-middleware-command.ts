import { spawn } from 'node:child_process';
import path from 'node:path';
import { middlewareEnvironment } from './middleware-environment.ts';

/** Runs `middleware/src/commands/<file>` with this terminal; resolves with its exit code. */
export async function runMiddlewareCommand(root: string, file: string, args: string[]): Promise<number> {
  const { env, release } = await middlewareEnvironment(root);
  const command = path.join(root, 'middleware', 'src', 'commands', file);
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [command, ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('exit', (status) => resolve(status ?? 1));
  });
  await release();
  return code;
}
