/** Every wire format the contract suite runs over: one line per file of rows. */

import type { WireFormat } from './wire-format.ts';
import { ANTHROPIC_FORMATS } from './wire-fixtures-anthropic.ts';
import { GOOGLE_FORMATS } from './wire-fixtures-google.ts';
import { CHAT_COMPLETIONS_FORMATS } from './wire-fixtures-hosts.ts';
import { RESPONSES_FORMATS } from './wire-fixtures-responses.ts';
import { INTERACTIONS_FORMATS } from './wire-fixtures-interactions.ts';

export const WIRE_FORMATS: readonly WireFormat[] = [
  ...CHAT_COMPLETIONS_FORMATS,
  ...RESPONSES_FORMATS,
  ...ANTHROPIC_FORMATS,
  ...GOOGLE_FORMATS,
  ...INTERACTIONS_FORMATS,
];
