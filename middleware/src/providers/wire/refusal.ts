import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../../core/provider-error.ts';
import { classify } from '../errors/classify.ts';

/** One row of a provider's error table: what an error must be called, have as status and say, for this code. */
export interface ErrorRule {
  name?: RegExp;
  status?: number;
  says?: RegExp;
  code: ProviderErrorCode;
}

/** What a provider wrote of an error: its name where it has one, and its sentence. Both are looked at and forgotten. */
export interface ErrorWords {
  name: string;
  status: number | null;
  message: string;
}

/** The first row that fits. */
export function ruleFor(rules: readonly ErrorRule[], words: ErrorWords): ErrorRule | undefined {
  const fits = ({ name, status, says }: ErrorRule): boolean =>
    (!name || name.test(words.name)) &&
    (status === undefined || status === words.status) &&
    (!says || says.test(words.message));
  return rules.find(fits);
}

/** The error of a response that is none of 2xx: by the provider's own table, else as with everybody. */
export function refusalOf(
  rules: readonly ErrorRule[],
  words: ErrorWords,
  headers: Headers,
  facts: ProviderErrorFacts = {},
): ProviderError {
  const error = { message: words.message, type: words.name };
  const plain = classify({ status: words.status, headers, error }, false);
  return new ProviderError(ruleFor(rules, words)?.code ?? plain.code, { ...plain.facts, ...facts });
}

/** Name and sentence out of an error body, wherever the provider puts them; empty where there are none. */
export function wordsIn(body: unknown): { name: string; message: string } {
  if (typeof body === 'string') return { name: '', message: body };
  if (typeof body !== 'object' || body === null) return { name: '', message: '' };
  const { code, type, __type, message, Message, error } = body as Record<string, unknown>;
  if (message === undefined && Message === undefined && error) return wordsIn(error);
  const named = [__type, code, type].find((word) => typeof word === 'string' || typeof word === 'number');
  const said = [message, Message].find((word) => typeof word === 'string');
  return { name: String(named ?? ''), message: typeof said === 'string' ? said : '' };
}
