import { draftOf, hasChanged, inputOf, problemsOf, withPlatform, withTechnology } from 'c/modelForm';
import type { ModelDraft } from 'c/modelForm';
import { platformOf } from 'c/catalogue';
import { CATALOGUE, modelRow } from 'test/models';

const OPENAI = platformOf(CATALOGUE, 'openai');
const BEDROCK = platformOf(CATALOGUE, 'bedrock');
const COMPATIBLE = platformOf(CATALOGUE, 'openai-compatible');
const LOCAL = platformOf(CATALOGUE, 'builtin');
const draft = (changes: Partial<ModelDraft> = {}) => ({ ...draftOf(modelRow()), ...changes });

describe('model form', () => {
  it('fills in what the catalogue knows of a technology and keeps what was typed', () => {
    const fresh = withPlatform(draftOf(null), 'openai');
    expect(withTechnology(fresh, 'gpt-5', CATALOGUE)).toMatchObject({
      name: 'GPT-5',
      capabilities: ['Streaming', 'Tools', 'Structured Output'],
      contextWindow: '400000',
      maxTokens: '128000',
    });
    expect(withTechnology(fresh, 'gpt-5', CATALOGUE).interfaceName).toBe('Responses');
    expect(withTechnology({ ...fresh, name: 'Mine' }, 'gpt-5', CATALOGUE).name).toBe('Mine');
    expect(withTechnology(fresh, 'my-own', CATALOGUE)).toEqual({ ...fresh, technology: 'my-own' });
  });

  it('empties what belonged to the platform before', () => {
    expect(withPlatform(draft({ endpoint: 'https://a.example' }), 'bedrock')).toMatchObject({
      platform: 'bedrock',
      technology: '',
      endpoint: '',
      credential: '',
      name: 'GPT',
    });
    const same = draft();
    expect(withPlatform(same, 'openai')).toBe(same);
  });

  it('finds nothing wrong with a complete model', () => {
    expect(problemsOf(draft(), OPENAI, true)).toEqual({});
    expect(problemsOf(draft({ technology: '', credential: '' }), LOCAL, true)).toEqual({});
    expect(problemsOf(draft({ credential: '' }), OPENAI, false)).toEqual({});
  });

  it.each([
    ['name', { name: ' ' }, OPENAI],
    ['apiName', { apiName: '2nd model' }, OPENAI],
    ['platform', {}, null],
    ['technology', { technology: '' }, OPENAI],
    ['credential', { credential: '' }, OPENAI],
    ['endpoint', { endpoint: '' }, COMPATIBLE],
    ['endpoint', { endpoint: 'models.example' }, COMPATIBLE],
    ['endpoint', { endpoint: 'http://models.example/v1' }, COMPATIBLE],
    ['endpoint', { endpoint: 'https://user@models.example/v1' }, COMPATIBLE],
    ['endpoint', { endpoint: 'https://models.example/v1?key=1' }, COMPATIBLE],
    ['region', { region: '' }, BEDROCK],
    ['contextWindow', { contextWindow: '1.5' }, OPENAI],
    ['maxTokens', { maxTokens: '0' }, OPENAI],
    ['temperature', { temperature: '2.1' }, OPENAI],
    ['topP', { topP: '-1' }, OPENAI],
    ['maxConcurrent', { maxConcurrent: '10000' }, OPENAI],
    ['requestsPerMinute', { requestsPerMinute: '0.5' }, OPENAI],
    ['outputPrice', { inputPrice: '1', currencyCode: 'USD' }, OPENAI],
    [
      'cachedInputPrice',
      { inputPrice: '1', outputPrice: '1', cachedInputPrice: 'free', currencyCode: 'USD' },
      OPENAI,
    ],
    ['currencyCode', { inputPrice: '1', outputPrice: '1', currencyCode: 'dollar' }, OPENAI],
  ])('says what is wrong with %s: %p', (field, changes, facts) => {
    expect(Object.keys(problemsOf(draft(changes), facts, true))).toEqual([field]);
  });

  it('takes plain http on this machine and a region that an endpoint makes needless', () => {
    for (const endpoint of [
      'http://127.0.0.1:8080/v1',
      'http://localhost:1234',
      'https://models.example/v1',
    ]) {
      expect(problemsOf(draft({ endpoint }), COMPATIBLE, true)).toEqual({});
    }
    expect(problemsOf(draft({ region: '', endpoint: 'https://vpc.example' }), BEDROCK, true)).toEqual({});
  });

  it('saves numbers as numbers and what was left empty as null', () => {
    const input = inputOf(draft({ name: ' GPT ', temperature: '0.7', pricesFrom: '' }));
    expect(input).toMatchObject({ name: 'GPT', temperature: 0.7, topP: null, pricesFrom: null });
  });

  it('notices a change', () => {
    expect(hasChanged(draft(), draft())).toBe(false);
    expect(hasChanged(draft(), draft({ capabilities: [] }))).toBe(true);
  });
});
