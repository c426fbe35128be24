import { textOf } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { ModelRequest } from '../../core/provider.ts';

/** A turn of a conversation for models that read one text. */
interface Said {
  by: 'person' | 'model';
  text: string;
}

/** How a family marks who said what: its documented prompt format. */
export interface PromptFormat {
  begin: string;
  system(text: string): string;
  person(text: string): string;
  model(text: string): string;
  /** What makes the model go on. */
  end: string;
}

/** https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/ */
export const LLAMA: PromptFormat = {
  begin: '<|begin_of_text|>',
  system: (text) => llamaTurn('system', text),
  person: (text) => llamaTurn('user', text),
  model: (text) => llamaTurn('assistant', text),
  end: '<|start_header_id|>assistant<|end_header_id|>\n\n',
};

const llamaTurn = (role: string, text: string): string =>
  `<|start_header_id|>${role}<|end_header_id|>\n\n${text}<|eot_id|>`;

/** https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-2/ and Mistral's, which is its older brother. */
export const INSTRUCT: PromptFormat = {
  begin: '<s>',
  system: (text) => `[INST] ${text} [/INST]`,
  person: (text) => `[INST] ${text} [/INST]`,
  model: (text) => ` ${text}</s>`,
  end: '',
};

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-text-completion.html */
export const HUMAN: PromptFormat = {
  begin: '',
  system: (text) => text,
  person: (text) => `\n\nHuman: ${text}`,
  model: (text) => `\n\nAssistant: ${text}`,
  end: '\n\nAssistant:',
};

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html */
export const TITAN: PromptFormat = {
  begin: '',
  system: (text) => `${text}\n`,
  person: (text) => `User: ${text}\n`,
  model: (text) => `Bot: ${text}\n`,
  end: 'Bot:',
};

/** Models that complete whatever text they get. */
export const PLAIN: PromptFormat = {
  begin: '',
  system: (text) => `${text}\n\n`,
  person: (text) => `${text}\n`,
  model: (text) => `${text}\n`,
  end: '',
};

/** The conversation as one text. Throws MODEL_INVALID_REQUEST for tools: these models know none. */
export function promptIn(format: PromptFormat, { system, messages, tools }: ModelRequest): string {
  const knowsTools = tools.length > 0 || messages.some((message) => message.role === 'tool');
  if (knowsTools) throw new ProviderError('MODEL_INVALID_REQUEST');
  const turns = messages.flatMap((message): Said[] => {
    if (message.role === 'user') return [{ by: 'person', text: textOf(message.content) }];
    return message.role === 'assistant' ? [{ by: 'model', text: message.text }] : [];
  });
  const marked = turns.map(({ by, text }) => format[by](unmarked(text)));
  return format.begin + (system ? format.system(unmarked(system)) : '') + marked.join('') + format.end;
}

/** What somebody wrote must not look like the marks of the format: it could speak for the model. */
const unmarked = (text: string): string =>
  text
    .replaceAll('<|', '< |')
    .replace(/\[(\/?INST)\]/g, '($1)')
    .replace(/\n\n(Human|Assistant):/g, '\n$1:');
