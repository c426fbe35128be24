/** The record, its mapping and the prompt of the bench: 2.3 kB of case text with the personal data such texts have. */
import type {
  Mapping,
  MappingField,
  ModelProfile,
  PromptVersion,
  RecordContext,
} from '../../middleware/src/core/types.ts';
import { toId18 } from '../../middleware/src/salesforce-id.ts';

export const ORG_ID = toId18('00DBE0000000001');
export const PERSON = { userId: toId18('005BE0000000001'), username: 'rep@bench.example' };
export const RECORD_ID = toId18('500BE0000000001');

const PARAGRAPH =
  'The customer called again about the invoice of last month and says that the second delivery never arrived. ' +
  'She asks whether the amount can be credited before the end of the quarter, because her books close then. ';

const FIELDS: [
  name: string,
  value: string,
  treatment: MappingField['treatment'],
  type: MappingField['entityType'],
][] = [
  ['Subject', 'Invoice 2024-118: delivery missing, Margit Aldersey', 'send', 'TEXT'],
  ['SuppliedName', 'Margit Aldersey', 'mask', 'PERSON'],
  ['SuppliedEmail', 'margit.aldersey@northmere-mills.example', 'mask', 'EMAIL'],
  ['SuppliedPhone', '+44 20 7946 0018', 'mask', 'PHONE'],
  ['Status', 'Escalated', 'send', null],
  [
    'Description',
    `${PARAGRAPH.repeat(4)}Margit Aldersey can be reached at margit.aldersey@northmere-mills.example or ` +
      `+44 20 7946 0018; her IBAN is GB33BUKB20201555555555. ${PARAGRAPH.repeat(4)}`,
    'send',
    'TEXT',
  ],
];

export const mapping: Mapping = {
  id: 'a03BE0000000001AAA',
  apiName: 'Bench',
  root: {
    objectName: 'Case',
    relationshipName: '',
    nodeType: 'root',
    filter: null,
    orderBy: null,
    rowLimit: null,
    fields: FIELDS.map(([apiName, , treatment, entityType]) => ({
      apiName,
      treatment,
      entityType,
      blankPolicy: 'omit' as const,
    })),
    parents: [],
    children: [],
  },
};

export const record: RecordContext = {
  objectName: 'Case',
  recordId: RECORD_ID,
  fields: Object.fromEntries(FIELDS.map(([name, text]) => [name, { text, visible: true }])),
  parents: {},
  children: {},
};

const SYSTEM = 'You summarize support cases in three short points for a colleague who takes over.';
const TEMPLATE = FIELDS.map(([name]) => `${name}: {{${name}}}`).join('\n');

/** The prompt as the peer gets it: the same words, unmasked. */
export const plainPrompt = {
  system: SYSTEM,
  prompt: FIELDS.map(([name, text]) => `${name}: ${text}`).join('\n'),
};

/** The approved version of a prompt that names a model. */
export function promptVersion(modelId: string, promptApiName: string): PromptVersion {
  return {
    id: 'a02BE0000000001AAA',
    promptId: 'a01BE0000000001AAA',
    promptApiName,
    promptLabel: 'Bench',
    objectName: 'Case',
    versionNumber: 1,
    status: 'Approved',
    systemPrompt: SYSTEM,
    template: TEMPLATE,
    outputType: 'text',
    modelId,
    mappingId: mapping.id,
    contentHash: null,
  };
}

/** An OpenAI-compatible model at `endpoint`, with or without word-by-word answers. */
export function model(endpoint: string, streaming: boolean): ModelProfile {
  return {
    id: streaming ? 'a00BE0000000001AAA' : 'a00BE0000000002AAA',
    apiName: streaming ? 'Bench_Stream' : 'Bench_Whole',
    name: 'Bench',
    platform: 'openai-compatible',
    technology: 'bench-model',
    interface: null,
    modelType: 'Chat',
    credential: null,
    endpoint,
    region: null,
    temperature: null,
    topP: null,
    maxTokens: 500,
    contextWindow: null,
    maxConcurrent: null,
    requestsPerMinute: null,
    capabilities: streaming ? ['Streaming'] : [],
    inputPrice: '1.00',
    outputPrice: '2.00',
    cachedInputPrice: null,
    cacheWritePrice: null,
    currency: 'USD',
    pricesFrom: null,
    status: 'Active',
    organizationDefault: false,
    platformDefault: false,
  };
}
