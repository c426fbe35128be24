/** Every wire format the contract suite runs over: one line per file of rows. */

import type { WireFormat } from './wire-format.ts';
import { ANTHROPIC_FORMATS } from './wire-fixtures-anthropic.ts';
import { GOOGLE_FORMATS } from './wire-fixtures-google.ts';
import { BEDROCK_FORMATS } from './wire-fixtures-bedrock.ts';
import { COHERE_FORMATS } from './wire-fixtures-cohere.ts';
import { CHAT_COMPLETIONS_FORMATS } from './wire-fixtures-hosts.ts';
import { OCI_FORMATS } from './wire-fixtures-oci.ts';
import { OLLAMA_FORMATS } from './wire-fixtures-ollama.ts';
import { RESPONSES_FORMATS } from './wire-fixtures-responses.ts';
import { INTERACTIONS_FORMATS } from './wire-fixtures-interactions.ts';

export const WIRE_FORMATS: readonly WireFormat[] = [
  ...CHAT_COMPLETIONS_FORMATS,
  ...RESPONSES_FORMATS,
  ...ANTHROPIC_FORMATS,
  ...GOOGLE_FORMATS,
  ...INTERACTIONS_FORMATS,
  ...BEDROCK_FORMATS,
  ...OCI_FORMATS,
  ...COHERE_FORMATS,
  ...OLLAMA_FORMATS,
];

/** The rows of a name. */
export const wireOf = (name: string): WireFormat => WIRE_FORMATS.find((wire) => wire.name === name)!;
