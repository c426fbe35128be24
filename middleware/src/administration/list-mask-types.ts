import { DETECTOR_ROWS } from '../core/masking/detectors/index.ts';
import { ENTITY_TYPE_ROWS, type Operator } from '../core/masking/entity-types.ts';
import type { EntityType } from '../core/types.ts';
import type { Caller } from '../run-record.ts';
import { requireMaskingAdmin, type MaskingParts } from './masking-parts.ts';

export interface MaskTypeView {
  type: EntityType;
  label: string;
  operators: readonly Operator[];
  /** What looks for it without being told where; empty for types that only mappings, lists and patterns name. */
  detectors: { name: string }[];
}

/** What can be masked, and how. Throws MASKING_ADMIN_REQUIRED. */
export async function listMaskTypes(
  parts: Pick<MaskingParts, 'masking'>,
  caller: Caller,
): Promise<MaskTypeView[]> {
  await requireMaskingAdmin(parts, caller);
  // Token-like text is masked always: there is nothing to choose.
  return ENTITY_TYPE_ROWS.filter(({ word }) => word !== 'LITERAL').map(({ word, label, operators }) => ({
    type: word,
    label,
    operators,
    detectors: DETECTOR_ROWS.filter(({ type }) => type === word).map(({ name }) => ({ name })),
  }));
}
