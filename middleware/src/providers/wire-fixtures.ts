/** Every wire format the contract suite runs over: one line per file of rows. */

import type { WireFormat } from './wire-format.ts';
import { ANTHROPIC_FORMATS } from './wire-fixtures-anthropic.ts';
import { CHAT_COMPLETIONS_FORMATS } from './wire-fixtures-chat-completions.ts';

export const WIRE_FORMATS: readonly WireFormat[] = [...CHAT_COMPLETIONS_FORMATS, ...ANTHROPIC_FORMATS];
