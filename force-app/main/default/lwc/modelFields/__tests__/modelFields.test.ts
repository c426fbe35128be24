import { sectionsOf } from 'c/modelFields';
import { draftOf, withPlatform } from 'c/modelForm';
import { CATALOGUE, modelRow } from 'test/models';

const sections = (platform: string, credentials: string[] = []) =>
  sectionsOf(withPlatform(draftOf(null), platform), CATALOGUE, credentials);
const field = (platform: string, name: string) =>
  sections(platform)
    .flatMap(({ fields }) => fields)
    .find((each) => each.name === name);

describe('model fields', () => {
  it('asks for the platform first', () => {
    expect(sections('').map(({ key }) => key)).toEqual(['model']);
    expect(field('', 'technology')).toMatchObject({ disabled: true });
  });

  it('asks what the platform needs and nothing else', () => {
    expect(sections('openai').map(({ key }) => key)).toEqual([
      'model',
      'connection',
      'credential',
      'limits',
      'prices',
    ]);
    expect(sections('builtin').map(({ key }) => key)).toEqual(['model', 'limits']);
    expect(field('openai-compatible', 'endpoint')).toMatchObject({ required: true });
    expect(field('openai', 'endpoint')).toMatchObject({ required: false });
    expect(field('bedrock', 'region')).toMatchObject({ required: true });
  });

  it('offers an interface only where there are several', () => {
    expect(field('openai', 'interfaceName')?.options).toEqual([
      { label: 'Chat Completions (usual)', value: '' },
      { label: 'Responses', value: 'Responses' },
    ]);
    expect(field('bedrock', 'interfaceName')).toBeUndefined();
  });

  it('suggests the technologies of the catalogue with their prices', () => {
    expect(field('openai', 'technology')?.options).toEqual([
      { label: 'gpt-5', value: 'gpt-5', detail: 'GPT-5: 1.25 in, 10 out (USD)' },
    ]);
  });

  it('keeps the credential a model names even when the vault has none of that name', () => {
    const fields = sectionsOf(draftOf(modelRow({ credential: 'gone' })), CATALOGUE, ['other']);
    const credential = fields.flatMap((section) => section.fields).find(({ name }) => name === 'credential');
    expect(credential?.options?.map(({ value }) => value)).toEqual(['', 'gone', 'other']);
  });
});
