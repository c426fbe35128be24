/**
 * The connection profiles of the seed. Prices and limits of Anthropic: platform.claude.com, model page of Claude Sonnet 5.5.
 * The price of the OpenAI model is left blank because published lists differ: an admin enters what the contract says.
 * Temperature is blank for both: these models refuse or ignore sampling settings other than their defaults.
 */
export const MODELS: Record<string, unknown>[] = [
  {
    Name: 'Built-in summariser',
    Api_Name__c: 'Builtin',
    Platform__c: 'builtin',
    Technology__c: 'extractive-1',
    Model_Type__c: 'Chat',
    Max_Tokens__c: 1024,
    Context_Window__c: 200000,
    Capabilities__c: 'Streaming',
    Input_Price__c: 0,
    Output_Price__c: 0,
    Currency__c: 'USD',
    Status__c: 'Active',
    Organization_Default__c: true,
    Description__c:
      'Picks the most telling sentences of the text it is given. Runs inside the middleware, needs no key and costs nothing. It does not write sentences of its own, and every answer says so.',
  },
  {
    Name: 'Scripted replies',
    Api_Name__c: 'Scripted',
    Platform__c: 'scripted',
    Technology__c: 'demo',
    Model_Type__c: 'Chat',
    Max_Tokens__c: 1024,
    Context_Window__c: 200000,
    Capabilities__c: 'Streaming',
    Input_Price__c: 0,
    Output_Price__c: 0,
    Currency__c: 'USD',
    Status__c: 'Active',
    Organization_Default__c: false,
    Description__c:
      'Gives the replies, delays and errors of a list, for demonstrations and tests. Technology names the script.',
  },
  {
    Name: 'OpenAI GPT-5.6 Terra',
    Api_Name__c: 'OpenAI_GPT',
    Platform__c: 'openai',
    Technology__c: 'gpt-5.6-terra',
    Model_Type__c: 'Chat',
    Credential__c: 'OpenAI',
    Endpoint__c: 'https://api.openai.com/v1',
    Region__c: 'US',
    Max_Tokens__c: 4096,
    Context_Window__c: 1050000,
    Capabilities__c: 'Streaming;Tools;Structured Output',
    Currency__c: 'USD',
    Status__c: 'Draft',
    Organization_Default__c: false,
    Description__c:
      'Ready to use once the credential OpenAI is stored in the middleware: enter the prices of your contract, then set the status to Active.',
  },
  {
    Name: 'Anthropic Claude Sonnet 5.5',
    Api_Name__c: 'Anthropic_Claude',
    Platform__c: 'anthropic',
    Technology__c: 'claude-sonnet-5-5',
    Model_Type__c: 'Chat',
    Credential__c: 'Anthropic',
    Endpoint__c: 'https://api.anthropic.com',
    Region__c: 'US',
    Max_Tokens__c: 4096,
    Context_Window__c: 1000000,
    Capabilities__c: 'Streaming;Tools;Structured Output',
    Input_Price__c: 2,
    Output_Price__c: 10,
    Currency__c: 'USD',
    Status__c: 'Draft',
    Organization_Default__c: false,
    Description__c:
      'Ready to use once the credential Anthropic is stored in the middleware: check the prices against your contract, then set the status to Active.',
  },
];
