/**
 * The connection profiles of the seed: two that answer at once, and one Draft per big platform to copy from. Technologies and
 * context windows are those of config/models.json, and so are the prices, which a record leaves blank to follow the
 * catalogue: an admin enters what the contract says. Temperature is blank because newer models refuse or ignore it. No
 * record holds a secret: Credential names what `npm run credentials` or the cockpit has stored.
 */
interface Draft {
  name: string;
  apiName: string;
  platform: string;
  technology: string;
  /** Picklist value; left out where the platform's usual interface is meant. */
  interface?: string;
  credential?: string;
  endpoint?: string;
  /** In lower case, because it becomes a part of some addresses; stand-ins must be in the same one. */
  region?: string;
  contextWindow: number;
  /** What to do before it can be used, in the words of the editor. */
  before: string;
}

const DRAFTS: Draft[] = [
  {
    name: 'OpenAI GPT-6.1 Sol',
    apiName: 'OpenAI_GPT',
    platform: 'openai',
    technology: 'gpt-6.1-sol',
    interface: 'Responses',
    credential: 'OpenAI',
    region: 'us',
    contextWindow: 1050000,
    before: 'Store the credential OpenAI.',
  },
  {
    name: 'Azure OpenAI GPT-5.5',
    apiName: 'Azure_OpenAI_GPT',
    platform: 'azure-openai',
    technology: 'gpt-5.5',
    credential: 'Azure_OpenAI',
    endpoint: 'https://your-resource.openai.azure.com',
    region: 'swedencentral',
    contextWindow: 1050000,
    before:
      'Put the name of your resource into the endpoint and the name of your deployment into the technology, then store the credential Azure_OpenAI for that host.',
  },
  {
    name: 'Anthropic Claude Sonnet 5.5',
    apiName: 'Anthropic_Claude',
    platform: 'anthropic',
    technology: 'claude-sonnet-5-5',
    credential: 'Anthropic',
    region: 'us',
    contextWindow: 1000000,
    before: 'Store the credential Anthropic.',
  },
  {
    name: 'Google Gemini 3.8 Flash',
    apiName: 'Google_Gemini',
    platform: 'google',
    technology: 'gemini-3.8-flash',
    credential: 'Google',
    contextWindow: 1048576,
    before:
      'Store the credential Google: a key of the Gemini API. With a region the model is asked on Vertex AI, and the credential is the JSON of a service account.',
  },
  {
    name: 'Claude Sonnet 5 on Bedrock (EU)',
    apiName: 'Bedrock_Claude_EU',
    platform: 'bedrock',
    technology: 'eu.anthropic.claude-sonnet-5',
    credential: 'Bedrock',
    region: 'eu-central-1',
    contextWindow: 1000000,
    before:
      'Store the credential Bedrock: an Amazon Bedrock API key, or access keys as JSON. The model must be enabled in the region.',
  },
  {
    name: 'Llama 3.3 70B on Oracle OCI',
    apiName: 'OCI_Llama',
    platform: 'oci',
    technology: 'meta.llama-3.3-70b-instruct',
    credential: 'OCI',
    region: 'eu-frankfurt-1',
    contextWindow: 128000,
    before: 'Store the credential OCI: an OCI Generative AI API key, or signing keys as JSON.',
  },
  {
    name: 'Mistral Large 3',
    apiName: 'Mistral_Large',
    platform: 'mistral',
    technology: 'mistral-large-2512',
    credential: 'Mistral',
    region: 'eu',
    contextWindow: 262144,
    before: 'Store the credential Mistral.',
  },
  {
    name: 'DeepSeek Flash',
    apiName: 'DeepSeek_Flash',
    platform: 'deepseek',
    technology: 'deepseek-flash',
    credential: 'DeepSeek',
    region: 'cn',
    contextWindow: 1000000,
    before: 'Store the credential DeepSeek.',
  },
  {
    name: 'Llama 3.3 70B on Groq',
    apiName: 'Groq_Llama',
    platform: 'llama',
    technology: 'llama-3.3-70b-versatile',
    credential: 'Groq',
    endpoint: 'https://api.groq.com/openai/v1',
    region: 'us',
    contextWindow: 131072,
    before: 'Store the credential Groq for the host api.groq.com.',
  },
  {
    name: 'Llama 3.3 on Ollama',
    apiName: 'Ollama_Llama',
    platform: 'ollama',
    technology: 'llama3.3',
    endpoint: 'http://localhost:11434',
    region: 'local',
    contextWindow: 131072,
    before:
      'Run Ollama on this machine and pull the model. A server elsewhere needs an https endpoint; one without a key needs no credential.',
  },
];

const LOCAL = {
  Model_Type__c: 'Chat',
  Max_Tokens__c: 1024,
  Context_Window__c: 200000,
  Capabilities__c: 'Streaming',
  Input_Price__c: 0,
  Output_Price__c: 0,
  Currency__c: 'USD',
  Status__c: 'Active',
};

/** Field values of AI_Model__c, in the order they are loaded. */
export const MODELS: Record<string, unknown>[] = [
  {
    Name: 'Built-in summarizer',
    Api_Name__c: 'Builtin',
    Platform__c: 'builtin',
    Technology__c: 'extractive-1',
    ...LOCAL,
    Organization_Default__c: true,
    Platform_Default__c: true,
    Description__c:
      'Picks the most telling sentences of the text it is given. Runs inside the middleware, needs no key and costs nothing. It does not write sentences of its own, and every answer says so.',
  },
  {
    Name: 'Scripted replies',
    Api_Name__c: 'Scripted',
    Platform__c: 'scripted',
    Technology__c: 'demo',
    ...LOCAL,
    Organization_Default__c: false,
    Platform_Default__c: false,
    Description__c:
      'Gives the replies, delays and errors of a list, for demonstrations and tests. Technology names the script.',
  },
  ...DRAFTS.map(draftFields),
];

function draftFields(draft: Draft): Record<string, unknown> {
  return {
    Name: draft.name,
    Api_Name__c: draft.apiName,
    Platform__c: draft.platform,
    Technology__c: draft.technology,
    Interface__c: draft.interface,
    Model_Type__c: 'Chat',
    Credential__c: draft.credential,
    Endpoint__c: draft.endpoint,
    Region__c: draft.region,
    Max_Tokens__c: 4096,
    Context_Window__c: draft.contextWindow,
    Capabilities__c: 'Streaming;Tools;Structured Output',
    Status__c: 'Draft',
    Organization_Default__c: false,
    Platform_Default__c: false,
    Description__c: `${draft.before} Then test the connection and set the status to Active.`,
  };
}
