import type { RunFailure } from './types.ts';

export type CoreErrorCode =
  | 'TEMPLATE_INVALID'
  | 'MAPPING_INVALID'
  | 'MODEL_NOT_CONFIGURED'
  | 'MODEL_NOT_ACTIVE'
  | 'RECORD_NOT_FOUND'
  | 'MASKING_RULE_INVALID'
  | 'BATCH_FILTER_INVALID'
  | 'EGRESS_LEAK';

/** What core/ throws. `detail` names configuration (a tag, a filter, a model), never a record's value. */
export class CoreError extends Error implements RunFailure {
  readonly code: CoreErrorCode;
  readonly detail: string;

  constructor(code: CoreErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'CoreError';
    this.code = code;
    this.detail = detail;
  }
}
