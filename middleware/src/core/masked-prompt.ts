import { countTokens } from './masking/count-tokens.ts';
import { mapValues, maskRecord } from './masking/mask-record.ts';
import { renderTemplate } from './template/render.ts';
import type { Mapping, MaskedPrompt, PromptVersion, RecordContext, Vault } from './types.ts';

export interface MaskedPromptInput {
  version: Pick<PromptVersion, 'systemPrompt' | 'template'>;
  mapping: Mapping;
  record: RecordContext;
  /** Two characters of NONCE_ALPHABET, chosen at random for this run. */
  nonce: string;
  /** Today's date where the user is, as YYYY-MM-DD. */
  today: string;
}

export interface PreparedPrompt {
  prompt: MaskedPrompt;
  vault: Vault;
  /** What the prompt's author wrote, without any value: the egress check knows these words to be harmless. */
  literal: { system: string; prompt: string };
}

/** Without this sentence models rewrite or explain the tokens instead of using them. */
const ABOUT_TOKENS = `Words such as {token} stand in for real names, numbers and addresses. Use them exactly as they are \
written, as if they were the real words, and never explain, change or invent one. Words that differ only in their last \
digit are the same person or thing.`;

/**
 * The prompt that is sent: the record masked, the template rendered over it. Throws TEMPLATE_INVALID.
 * Values are masked before they meet the template, so its own words are never touched.
 */
export function buildMaskedPrompt({
  version,
  mapping,
  record,
  nonce,
  today,
}: MaskedPromptInput): PreparedPrompt {
  const { record: masked, vault } = maskRecord(record, mapping, nonce);
  const render = (text: string, values: RecordContext): string =>
    renderTemplate(text, values, mapping, { today });
  const body = render(version.template, masked);
  const head = render(version.systemPrompt, masked);
  const token = /[A-Z]+-[A-Z0-9]{2}-\d{4}/.exec(body + head)?.[0];
  const about = vault.entries.length > 0 && token ? ABOUT_TOKENS.replace('{token}', token) : '';
  const system = joined(head, about);
  const empty = mapValues(record, mapping.root, () => '');
  return {
    prompt: { system, prompt: body, maskCounts: countTokens([body, head], vault) },
    vault,
    literal: {
      system: joined(render(version.systemPrompt, empty), about),
      prompt: render(version.template, empty),
    },
  };
}

const joined = (head: string, about: string): string => [head.trimEnd(), about].filter(Boolean).join('\n\n');
