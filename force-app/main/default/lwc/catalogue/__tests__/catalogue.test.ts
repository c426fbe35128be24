import {
  catalogueModelOf,
  interfaceLabel,
  modelsOf,
  plainNumber,
  platformLabel,
  platformOf,
  priceText,
} from 'c/catalogue';
import { CATALOGUE } from 'test/models';

describe('catalogue', () => {
  it('finds platforms and models, and does without the catalogue', () => {
    expect(platformOf(CATALOGUE, 'bedrock')?.needsRegion).toBe(true);
    expect(platformOf(CATALOGUE, 'unheard-of')).toBeNull();
    expect(platformLabel(CATALOGUE, 'openai')).toBe('OpenAI');
    expect(platformLabel(null, 'openai')).toBe('openai');
    expect(modelsOf(null, 'openai')).toEqual([]);
    expect(catalogueModelOf(CATALOGUE, 'openai', 'gpt-5')?.label).toBe('GPT-5');
    expect(catalogueModelOf(CATALOGUE, 'openai', 'my-own')).toBeNull();
  });

  it('names interfaces as the record does', () => {
    expect(['chat-completions', 'oci-chat', 'invoke-model', 'new-one'].map(interfaceLabel)).toEqual([
      'Chat Completions',
      'OCI Chat',
      'Invoke Model',
      'new-one',
    ]);
  });

  it('shows prices without needless zeros', () => {
    expect(['2.50', '10.00', '100', '0.075'].map(plainNumber)).toEqual(['2.5', '10', '100', '0.075']);
    expect(priceText({ input: '2.50', output: '10.00', currency: 'USD' })).toBe('2.5 in, 10 out (USD)');
    expect(priceText({ input: '0', output: '0.00', currency: 'USD' })).toBe('free');
  });
});
