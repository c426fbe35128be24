import { AppError } from '../errors.ts';
import type { MaskingAdministration, RecordReader } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import type { DetectorParts } from '../runs/ask-detector.ts';

/** What the stories about masking are given by main.ts. */
export interface MaskingParts extends DetectorParts {
  masking: MaskingAdministration;
  records: RecordReader;
}

/** The first line of every story about masking: the org itself says who may. Throws MASKING_ADMIN_REQUIRED. */
export async function requireMaskingAdmin(
  { masking }: Pick<MaskingParts, 'masking'>,
  caller: Caller,
): Promise<void> {
  if (!(await masking.mayManage(caller))) throw new AppError('MASKING_ADMIN_REQUIRED');
}
