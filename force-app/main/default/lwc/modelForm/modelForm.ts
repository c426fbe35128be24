/** A model while it is being edited: every field as it was typed, what is wrong with it, and what is saved. */
import { bestInterface, catalogueModelOf, platformOf } from 'c/catalogue';
import type { Catalogue, PlatformFacts } from 'c/catalogue';
import type { ModelRow } from 'c/modelView';

/** Texts as typed; numbers become numbers when they are saved. */
export interface ModelDraft {
  id: string | null;
  name: string;
  apiName: string;
  description: string;
  platform: string;
  technology: string;
  interfaceName: string;
  region: string;
  endpoint: string;
  credential: string;
  capabilities: string[];
  contextWindow: string;
  maxTokens: string;
  temperature: string;
  topP: string;
  maxConcurrent: string;
  requestsPerMinute: string;
  inputPrice: string;
  outputPrice: string;
  cachedInputPrice: string;
  cacheWritePrice: string;
  currencyCode: string;
  pricesFrom: string;
}

/** A field that holds a number. */
export type NumberField =
  | 'contextWindow'
  | 'maxTokens'
  | 'temperature'
  | 'topP'
  | 'maxConcurrent'
  | 'requestsPerMinute'
  | 'inputPrice'
  | 'outputPrice'
  | 'cachedInputPrice'
  | 'cacheWritePrice';

/** What `ModelController.save` takes. */
export type ModelInput = Omit<ModelDraft, NumberField | 'pricesFrom'> &
  Record<NumberField, number | null> & { pricesFrom: string | null };

const NUMBERS: Record<NumberField, { whole?: boolean; most?: number; message: string }> = {
  contextWindow: { whole: true, most: 999_999_999, message: 'A whole number of tokens, for example 128000.' },
  maxTokens: { whole: true, most: 9_999_999, message: 'A whole number of tokens, for example 1024.' },
  temperature: { most: 2, message: 'A number from 0 to 2.' },
  topP: { most: 1, message: 'A number from 0 to 1.' },
  maxConcurrent: {
    whole: true,
    most: 9_999,
    message: 'A whole number of calls from 1 to 9,999, or nothing.',
  },
  requestsPerMinute: {
    whole: true,
    most: 999_999,
    message: 'A whole number of calls from 1 to 999,999, or nothing.',
  },
  inputPrice: { message: 'A price from 0, for example 2.50.' },
  outputPrice: { message: 'A price from 0, for example 10.' },
  cachedInputPrice: { message: 'A price from 0, or nothing: then it costs what other input costs.' },
  cacheWritePrice: { message: 'A price from 0, or nothing: then it costs what other input costs.' },
};
const NUMBER_FIELDS = Object.keys(NUMBERS) as NumberField[];
const PRICES: readonly NumberField[] = ['inputPrice', 'outputPrice', 'cachedInputPrice', 'cacheWritePrice'];

function text(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** The draft of a model that exists, or of a new one. */
export function draftOf(row: ModelRow | null): ModelDraft {
  return {
    id: row?.id ?? null,
    name: text(row?.name),
    apiName: text(row?.apiName),
    description: text(row?.description),
    platform: text(row?.platform),
    technology: text(row?.technology),
    interfaceName: text(row?.interfaceName),
    region: text(row?.region),
    endpoint: text(row?.endpoint),
    credential: text(row?.credential),
    capabilities: row ? [...(row.capabilities ?? [])] : ['Streaming'],
    contextWindow: text(row?.contextWindow),
    maxTokens: text(row?.maxTokens),
    temperature: text(row?.temperature),
    topP: text(row?.topP),
    maxConcurrent: text(row?.maxConcurrent),
    requestsPerMinute: text(row?.requestsPerMinute),
    inputPrice: text(row?.inputPrice),
    outputPrice: text(row?.outputPrice),
    cachedInputPrice: text(row?.cachedInputPrice),
    cacheWritePrice: text(row?.cacheWritePrice),
    currencyCode: text(row?.currencyCode),
    pricesFrom: text(row?.pricesFrom),
  };
}

/** The draft with another platform: what belongs to the platform before is emptied. */
export function withPlatform(draft: ModelDraft, platform: string): ModelDraft {
  if (platform === draft.platform) {
    return draft;
  }
  return { ...draft, platform, technology: '', interfaceName: '', region: '', endpoint: '', credential: '' };
}

/** The draft with another technology; one of the catalogue fills in what it can do and how much it can read and write. */
export function withTechnology(
  draft: ModelDraft,
  technology: string,
  catalogue: Catalogue | null,
): ModelDraft {
  const model = catalogueModelOf(catalogue, draft.platform, technology);
  if (!model) {
    return { ...draft, technology };
  }
  return {
    ...draft,
    technology,
    name: draft.name || model.label,
    interfaceName: bestInterface(platformOf(catalogue, draft.platform), model),
    capabilities: [...(model.capabilities ?? [])],
    contextWindow: text(model.contextWindow),
    maxTokens: text(model.maxOutputTokens),
    region: draft.region || (model.regions?.length === 1 ? text(model.regions[0]) : ''),
  };
}

/** What must be put right, by field. A draft may do without its credential; a model that `mustWork` may not. */
export function problemsOf(
  draft: ModelDraft,
  facts: PlatformFacts | null,
  mustWork: boolean,
): Record<string, string> {
  const found: [field: keyof ModelDraft, wrong: boolean, message: string][] = [
    ['name', !draft.name.trim(), 'Give the model a name that people recognize.'],
    [
      'apiName',
      draft.apiName.trim() !== '' && !/^[A-Za-z]\w{0,79}$/.test(draft.apiName.trim()),
      'Letters, digits and underscores, beginning with a letter.',
    ],
    ['platform', !facts, 'Choose the platform that offers the model.'],
    ...connectionProblems(draft, facts, mustWork),
    ...NUMBER_FIELDS.map((field): [keyof ModelDraft, boolean, string] => [
      field,
      !isNumber(draft[field], NUMBERS[field]),
      NUMBERS[field].message,
    ]),
    ...priceProblems(draft),
  ];
  const wrong = found.filter(([, isWrong]) => isWrong);
  return Object.fromEntries(wrong.map(([field, , message]) => [field, message]));
}

type Finding = [field: keyof ModelDraft, wrong: boolean, message: string];

function connectionProblems(draft: ModelDraft, facts: PlatformFacts | null, mustWork: boolean): Finding[] {
  if (!facts || facts.endpoint === 'none') {
    return [];
  }
  const endpoint = draft.endpoint.trim();
  return [
    ['technology', !draft.technology.trim(), 'Choose a technology, or type the name the provider gives it.'],
    [
      'endpoint',
      facts.endpoint === 'required' && !endpoint,
      'This platform needs the address of its server.',
    ],
    [
      'endpoint',
      endpoint !== '' && !isAddress(endpoint),
      'An address that begins with https://, without a query. http:// is for this machine only.',
    ],
    [
      'region',
      facts.needsRegion && !endpoint && !draft.region.trim(),
      'This platform has an address per region: name the region, for example eu-central-1.',
    ],
    [
      'credential',
      mustWork && facts.needsCredential && !draft.credential,
      'This platform needs a credential: choose one, or make a new one.',
    ],
  ];
}

function priceProblems(draft: ModelDraft): Finding[] {
  const has = (field: NumberField) => draft[field].trim() !== '';
  const any = PRICES.some(has) || draft.pricesFrom !== '';
  return [
    ['inputPrice', any && !has('inputPrice'), 'Own prices need one for input and one for output.'],
    ['outputPrice', any && !has('outputPrice'), 'Own prices need one for input and one for output.'],
    [
      'currencyCode',
      (any || draft.currencyCode !== '') && !/^[A-Z]{3}$/.test(draft.currencyCode),
      'The three capital letters of a currency, for example USD.',
    ],
  ];
}

function isNumber(typed: string, { whole = false, most = 999_999 }: { whole?: boolean; most?: number }) {
  if (typed.trim() === '') {
    return true;
  }
  const value = Number(typed);
  const least = whole ? 1 : 0;
  return Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value));
}

/** Only a first look: the service decides where it connects to. */
function isAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) {
    return false;
  }
  const { protocol, hostname, username, search, hash } = new URL(endpoint);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && !username && !search && !hash;
}

/** What is saved: spaces around texts go, numbers are numbers, what was left empty is null. */
export function inputOf(draft: ModelDraft): ModelInput {
  const numbers = Object.fromEntries(
    NUMBER_FIELDS.map((field) => [field, draft[field].trim() === '' ? null : Number(draft[field])]),
  ) as Record<NumberField, number | null>;
  return {
    ...draft,
    name: draft.name.trim(),
    apiName: draft.apiName.trim(),
    technology: draft.technology.trim(),
    region: draft.region.trim(),
    endpoint: draft.endpoint.trim(),
    ...numbers,
    pricesFrom: draft.pricesFrom || null,
  };
}

/** True when something was typed or chosen since. */
export function hasChanged(before: ModelDraft, now: ModelDraft): boolean {
  return JSON.stringify(before) !== JSON.stringify(now);
}
