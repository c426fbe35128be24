import type { DetectorRow } from '../../detector.ts';
import { ANNOUNCED_ROWS } from './announced.ts';
import { ORGANIZATION_ROWS } from './organizations.ts';
import { PROSE_ROWS } from './prose.ts';

/** The rows that findPeople serves. */
export const NAME_ROWS: readonly DetectorRow[] = [...ANNOUNCED_ROWS, ...PROSE_ROWS, ...ORGANIZATION_ROWS];
