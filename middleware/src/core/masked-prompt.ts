import { countTokens } from './masking/count-tokens.ts';
import { maskRecord, type MaskingInput } from './masking/mask-record.ts';
import { showOperators } from './masking/operators.ts';
import { mapValues } from './masking/record-values.ts';
import { TOKENS } from './masking/token.ts';
import { renderTemplate } from './template/render.ts';
import type {
  LayerCounts,
  Mapping,
  MaskCounts,
  MaskedPrompt,
  PromptVersion,
  RecordContext,
  Vault,
} from './types.ts';

export interface MaskedPromptInput extends MaskingInput {
  version: Pick<PromptVersion, 'systemPrompt' | 'template'>;
  mapping: Mapping;
  record: RecordContext;
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
export function buildMaskedPrompt(input: MaskedPromptInput): PreparedPrompt {
  const { version, mapping, record, today, ...masking } = input;
  const { record: masked, vault } = maskRecord(record, mapping, masking);
  const render = (text: string, values: RecordContext): string =>
    renderTemplate(text, values, mapping, { today });
  const { counts, layers, body, head } = finished(version, (text) => render(text, masked), vault);
  const token = (body + head).match(TOKENS)?.[0];
  const about = vault.entries.length > 0 && token ? ABOUT_TOKENS.replace('{token}', token) : '';
  const empty = mapValues(record, mapping.root, () => '');
  return {
    prompt: { system: joined(head, about), prompt: body, maskCounts: counts, layerCounts: layers },
    vault,
    literal: {
      system: joined(render(version.systemPrompt, empty), about),
      prompt: render(version.template, empty),
    },
  };
}

/** Both texts rendered, counted by their tokens, and each value shown as its type's operator wants it. */
function finished(
  version: MaskedPromptInput['version'],
  render: (text: string) => string,
  vault: Vault,
): { counts: MaskCounts; layers: LayerCounts; body: string; head: string } {
  const body = render(version.template);
  const head = render(version.systemPrompt);
  const { counts, layers } = countTokens([body, head], vault);
  return { counts, layers, body: showOperators(body, vault), head: showOperators(head, vault) };
}

const joined = (head: string, about: string): string => [head.trimEnd(), about].filter(Boolean).join('\n\n');
