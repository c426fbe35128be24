/** The catalogue as the middleware shows it: what is known of each platform and of the models it offers. */

/** What the secret of a platform's credential is. */
export type CredentialForm = 'none' | 'key' | 'aws' | 'google' | 'oci';

export interface PlatformFacts {
  platform: string;
  label: string;
  /** Wire formats; the first is the usual one. */
  interfaces: string[];
  credential: CredentialForm;
  needsCredential: boolean;
  endpoint: 'required' | 'optional' | 'none';
  needsRegion: boolean;
}

/** Decimal texts per million tokens, from this day on. */
export interface CataloguePrice {
  from: string;
  currency: string;
  input: string;
  output: string;
  cachedInput?: string | null;
  cacheWrite?: string | null;
  /** Another price for prompts of more tokens than this. */
  longPrompt?: { above: number } | null;
}

export interface CatalogueModel {
  platform: string;
  technology: string;
  label: string;
  /** Wire formats it is offered in, the best one first; without them the platform's. */
  interfaces?: string[] | null;
  contextWindow?: number | null;
  maxOutputTokens?: number | null;
  capabilities?: string[] | null;
  regions?: string[] | null;
  /** The price of today. */
  price?: CataloguePrice | null;
  /** Address of the page these facts come from. */
  source?: string | null;
  /** The day the provider takes the model away. */
  retired?: string | null;
}

export interface Catalogue {
  platforms: PlatformFacts[];
  models: CatalogueModel[];
}

/** The wire formats' names in `AI_Model__c.Interface__c`. */
const INTERFACE_LABELS: Record<string, string> = {
  'chat-completions': 'Chat Completions',
  responses: 'Responses',
  messages: 'Messages',
  'generate-content': 'Generate Content',
  interactions: 'Interactions',
  converse: 'Converse',
  'invoke-model': 'Invoke Model',
  'apply-guardrail': 'Apply Guardrail',
  'oci-chat': 'OCI Chat',
  'cohere-chat': 'Cohere Chat',
  'ollama-chat': 'Ollama Chat',
};

/** The picklist value for a wire format; an unknown one is shown as it came. */
export function interfaceLabel(name: string): string {
  return INTERFACE_LABELS[name] ?? name;
}

/** The interfaces to choose from for a technology, as the record names them; the first is the platform's usual one. */
export function interfacesOf(facts: PlatformFacts, model: CatalogueModel | null): string[] {
  const spoken = model?.interfaces ?? facts.interfaces;
  return facts.interfaces.filter((name) => spoken.includes(name)).map(interfaceLabel);
}

/** What the record names for the best interface of a technology; '' for the platform's usual one. */
export function bestInterface(facts: PlatformFacts | null, model: CatalogueModel): string {
  const best = model.interfaces?.[0];
  return best && best !== facts?.interfaces[0] ? interfaceLabel(best) : '';
}

/** The platform's row, or null for one the middleware does not know. */
export function platformOf(catalogue: Catalogue | null, platform: string): PlatformFacts | null {
  return catalogue?.platforms.find((row) => row.platform === platform) ?? null;
}

/** The platform as people call it; its stored name while the catalogue is not there. */
export function platformLabel(catalogue: Catalogue | null, platform: string): string {
  return platformOf(catalogue, platform)?.label ?? platform;
}

/** The catalogue's models of one platform, in the catalogue's order. */
export function modelsOf(catalogue: Catalogue | null, platform: string): CatalogueModel[] {
  return (catalogue?.models ?? []).filter((row) => row.platform === platform);
}

/** The catalogue's row for a technology, or null for one it does not list. */
export function catalogueModelOf(
  catalogue: Catalogue | null,
  platform: string,
  technology: string,
): CatalogueModel | null {
  return modelsOf(catalogue, platform).find((row) => row.technology === technology) ?? null;
}

/** `2.50` → `2.5`; whole numbers stay. */
export function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** `272,000`. */
export function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** `2.5 in, 10 out (USD)`: prices of a million tokens; `free` when it costs nothing. */
export function priceText(price: { input: string; output: string; currency: string }): string {
  if (Number(price.input) === 0 && Number(price.output) === 0) {
    return 'free';
  }
  return `${plainNumber(price.input)} in, ${plainNumber(price.output)} out (${price.currency})`;
}
