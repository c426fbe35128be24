import { lineOf, priceOf, sortModels, versionLine } from 'c/modelView';
import { BUILTIN, CATALOGUE, modelRow, PASSED } from 'test/models';

const TODAY = '2026-11-22';

describe('model view', () => {
  it('shows the defaults first, then the active models, then the others by name', () => {
    const drafts = ['B draft', 'A draft'].map((name) => modelRow({ name, status: 'Draft' }));
    const sorted = sortModels([...drafts, modelRow({ name: 'Old', status: 'Retired' }), modelRow(), BUILTIN]);
    expect(sorted.map(({ name }) => name)).toEqual(['Builtin', 'GPT', 'A draft', 'B draft', 'Old']);
  });

  it('shows platform, defaults and the last test with its latency', () => {
    const tested = { lastTestStatus: 'Passed', lastTestedAt: PASSED.testedAt } as const;
    const line = lineOf(modelRow({ ...tested, lastTestResult: JSON.stringify(PASSED) }), CATALOGUE, TODAY);
    expect(line).toMatchObject({
      platform: 'OpenAI',
      technology: 'gpt-5',
      defaults: [],
      credential: 'openai_key',
    });
    expect(line.test).toMatchObject({ label: 'Passed', latency: '1.2 s' });
    expect(lineOf(BUILTIN, CATALOGUE, TODAY)).toMatchObject({
      defaults: ['Organization default', 'Platform default'],
      test: null,
    });
  });

  it('takes a result it cannot read as no latency', () => {
    const row = modelRow({
      lastTestStatus: 'Failed',
      lastTestedAt: PASSED.testedAt,
      lastTestResult: 'broken',
    });
    expect(lineOf(row, CATALOGUE, TODAY).test).toMatchObject({ label: 'Failed', latency: '' });
  });

  it.each([
    [
      'the own price',
      { inputPrice: 2, outputPrice: 8, currencyCode: 'EUR' },
      '2 in, 8 out (EUR)',
      'own price',
    ],
    [
      'an own price that has begun',
      { inputPrice: 2, outputPrice: 8, pricesFrom: TODAY },
      '2 in, 8 out (USD)',
      'own price',
    ],
    [
      'the catalogue before the own one begins',
      { inputPrice: 2, outputPrice: 8, pricesFrom: '2027-01-01' },
      '1.25 in, 10 out (USD)',
      'catalog',
    ],
    ['the catalogue without an own one', {}, '1.25 in, 10 out (USD)', 'catalog'],
    ['none for a technology nobody knows', { technology: 'my-own' }, 'no price', ''],
  ])('shows %s', (_name, changes, price, priceSource) => {
    expect(priceOf(modelRow(changes), CATALOGUE, TODAY)).toEqual({ price, priceSource });
  });

  it('names a version, with its status when it is not approved', () => {
    const version = { promptName: 'Case summary', versionNumber: 2, status: 'Approved' };
    expect(versionLine(version)).toBe('Case summary, version 2');
    expect(versionLine({ ...version, status: 'Draft' })).toBe('Case summary, version 2 (Draft)');
  });
});
