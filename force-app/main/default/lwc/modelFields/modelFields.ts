/** Which fields the model editor shows: the platform decides, the catalogue suggests. */
import { catalogueModelOf, interfaceLabel, interfacesOf, modelsOf, platformOf, priceText } from 'c/catalogue';
import type { Catalogue, CatalogueModel, PlatformFacts } from 'c/catalogue';
import type { FieldView } from 'c/fieldList';
import type { ModelDraft, NumberField } from 'c/modelForm';

export interface Section {
  key: string;
  title: string;
  fields: FieldView[];
}

export const CAPABILITIES = ['Streaming', 'Tools', 'Structured Output'];

/** The sections of the form for a draft, in order. `credentials` are the names in the vault. */
export function sectionsOf(draft: ModelDraft, catalogue: Catalogue | null, credentials: string[]): Section[] {
  const facts = platformOf(catalogue, draft.platform);
  const listed = catalogueModelOf(catalogue, draft.platform, draft.technology);
  return [
    { key: 'model', title: 'Model', fields: identity(draft, catalogue, facts) },
    ...(facts && facts.endpoint !== 'none'
      ? [{ key: 'connection', title: 'Connection', fields: connection(draft, facts, listed) }]
      : []),
    ...(facts && facts.credential !== 'none'
      ? [{ key: 'credential', title: 'Credential', fields: [credentialField(draft, facts, credentials)] }]
      : []),
    ...(facts ? [{ key: 'limits', title: 'What it can do', fields: limits(draft) }] : []),
    ...(facts && facts.endpoint !== 'none'
      ? [{ key: 'prices', title: 'Price per million tokens', fields: prices(draft, listed) }]
      : []),
  ];
}

function identity(draft: ModelDraft, catalogue: Catalogue | null, facts: PlatformFacts | null): FieldView[] {
  const platforms = catalogue?.platforms ?? [];
  return [
    {
      name: 'platform',
      label: 'Platform',
      kind: 'choice',
      value: draft.platform,
      required: true,
      placeholder: 'Choose who offers the model',
      options: platforms.map(({ label, platform }) => ({ label, value: platform })),
    },
    {
      name: 'technology',
      label: 'Technology',
      kind: 'suggest',
      value: draft.technology,
      required: facts !== null && facts.endpoint !== 'none',
      disabled: facts === null,
      placeholder: facts ? 'Choose or type' : 'Choose the platform first',
      options: modelsOf(catalogue, draft.platform).map(suggestion),
      help: facts ? 'One of the list fills in the fields below. Any other name may be typed.' : '',
    },
    { name: 'name', label: 'Name', kind: 'text', value: draft.name, required: true },
    {
      name: 'apiName',
      label: 'API Name',
      kind: 'text',
      value: draft.apiName,
      disabled: draft.id !== null,
      placeholder: 'Taken from the name',
      help: 'A short, stable name for integrations. It stays as it is.',
    },
    { name: 'description', label: 'Description', kind: 'long', value: draft.description, wide: true },
  ];
}

function suggestion(model: CatalogueModel) {
  const price = model.price ? priceText(model.price) : 'no price known';
  const retired = model.retired ? `, retired by the provider on ${model.retired}` : '';
  return { value: model.technology, label: model.technology, detail: `${model.label}: ${price}${retired}` };
}

function connection(draft: ModelDraft, facts: PlatformFacts, listed: CatalogueModel | null): FieldView[] {
  return [
    {
      name: 'endpoint',
      label: 'Endpoint',
      kind: 'text',
      value: draft.endpoint,
      required: facts.endpoint === 'required',
      placeholder:
        facts.endpoint === 'required' ? 'https://models.example.com/v1' : 'The platform’s own address',
      help: 'The base address of the server. A credential is sent there only if its hosts name it.',
      wide: true,
    },
    {
      name: 'region',
      label: 'Region',
      kind: 'suggest',
      value: draft.region,
      required: facts.needsRegion && draft.endpoint.trim() === '',
      options: (listed?.regions ?? []).map((region) => ({ label: region, value: region })),
      help: 'Where the data is processed. A stand-in for this model must be in the same region.',
    },
    ...interfaceField(draft, facts, listed),
  ];
}

function credentialField(draft: ModelDraft, facts: PlatformFacts, credentials: string[]): FieldView {
  const names = draft.credential && !credentials.includes(draft.credential) ? [draft.credential] : [];
  const none = [{ label: facts.needsCredential ? 'Not yet' : 'None', value: '' }];
  return {
    name: 'credential',
    label: 'Credential',
    kind: 'choice',
    value: draft.credential,
    placeholder: 'Choose the credential',
    help: facts.needsCredential ? 'The model can be activated once it has one.' : '',
    options: [...none, ...[...names, ...credentials].map((name) => ({ label: name, value: name }))],
  };
}

/** Where there are several: blank stands for the platform's usual one. */
function interfaceField(draft: ModelDraft, facts: PlatformFacts, listed: CatalogueModel | null): FieldView[] {
  const names = interfacesOf(facts, listed);
  if (facts.interfaces.length < 2) {
    return [];
  }
  const usual = interfaceLabel(facts.interfaces[0] ?? '');
  const options = names.map((name) => ({
    label: name === usual ? `${name} (usual)` : name,
    value: name === usual ? '' : name,
  }));
  return [
    {
      name: 'interfaceName',
      label: 'Interface',
      kind: 'choice',
      value: draft.interfaceName === usual ? '' : draft.interfaceName,
      options,
      help: 'Change it only when the provider offers this model through another interface.',
    },
  ];
}

function limits(draft: ModelDraft): FieldView[] {
  return [
    {
      name: 'capabilities',
      label: 'Capabilities',
      kind: 'checks',
      value: draft.capabilities,
      options: CAPABILITIES.map((name) => ({ label: name, value: name })),
      wide: true,
    },
    number(
      'contextWindow',
      'Context window (tokens)',
      draft,
      '1',
      'How much it can read and write together.',
    ),
    number('maxTokens', 'Max tokens', draft, '1', 'The longest answer.'),
    number('temperature', 'Temperature', draft, '0.01', 'From 0 to 2. Empty: the provider’s default.'),
    number('topP', 'Top P', draft, '0.01', 'From 0 to 1. Empty: the provider’s default.'),
    number(
      'maxConcurrent',
      'Calls at the same time',
      draft,
      '1',
      'Further calls wait, people before batches. Empty: no limit.',
    ),
    number(
      'requestsPerMinute',
      'Calls per minute',
      draft,
      '1',
      'What the provider allows your account. Empty: no limit.',
    ),
  ];
}

function prices(draft: ModelDraft, listed: CatalogueModel | null): FieldView[] {
  const shown = listed?.price;
  const price = (
    name: 'inputPrice' | 'outputPrice' | 'cachedInputPrice' | 'cacheWritePrice',
    label: string,
    known?: string | null,
  ): FieldView => ({
    ...number(name, label, draft, '0.000001'),
    placeholder: known ?? '',
  });
  return [
    price('inputPrice', 'Input', shown?.input),
    price('outputPrice', 'Output', shown?.output),
    price('cachedInputPrice', 'Input read from cache', shown?.cachedInput),
    price('cacheWritePrice', 'Input written to cache', shown?.cacheWrite),
    {
      name: 'currencyCode',
      label: 'Currency',
      kind: 'text',
      value: draft.currencyCode,
      placeholder: shown?.currency ?? 'USD',
    },
    {
      name: 'pricesFrom',
      label: 'Prices From',
      kind: 'date',
      value: draft.pricesFrom,
      help: 'First day of these prices. Empty: they count for every run.',
    },
  ];
}

function number(name: NumberField, label: string, draft: ModelDraft, step: string, help = ''): FieldView {
  return { name, label, kind: 'number', value: draft[name], step, help };
}
