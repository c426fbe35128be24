import { AppError } from '../errors.ts';
import type { ModelAdministration } from '../ports.ts';
import type { Caller } from '../run-record.ts';

/**
 * The first line of every story here: what comes after it is told to, and done for, nobody else. The org itself says who may;
 * that a page or a class let somebody through is no reason. Throws MODEL_ADMIN_REQUIRED.
 */
export async function requireAdmin(administration: ModelAdministration, caller: Caller): Promise<void> {
  if (!(await administration.mayManage(caller))) throw new AppError('MODEL_ADMIN_REQUIRED');
}
