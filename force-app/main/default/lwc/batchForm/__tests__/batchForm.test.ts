import { batchDraft } from 'c/batchDraft';
import { batchFields } from 'c/batchForm';
import { CHOICES, PROMPTS } from 'test/batches';

const DRAFT = batchDraft();
const namesOf = (...parameters: Parameters<typeof batchFields>) =>
  batchFields(...parameters).map(({ name }) => name);

describe('c/batchForm', () => {
  it('has the fields of a batch, and of a schedule when it happens', () => {
    expect(namesOf('batch', DRAFT, PROMPTS, CHOICES)).toEqual([
      'prompt',
      'source',
      'listView',
      'writeTo',
      'name',
      'options',
    ]);
    expect(namesOf('schedule', { ...DRAFT, source: 'filter' }, PROMPTS, CHOICES)).toEqual([
      'prompt',
      'source',
      'filter',
      'writeTo',
      'every',
      'day',
      'time',
      'name',
      'options',
    ]);
  });

  it('offers list views and fields once the prompt is known', () => {
    const field = (name: string, choices: typeof CHOICES | null) =>
      batchFields('batch', DRAFT, PROMPTS, choices).find((each) => each.name === name);
    expect(field('listView', null)).toMatchObject({ disabled: true, placeholder: 'Choose a prompt first' });
    expect(field('listView', CHOICES)?.options).toEqual([
      { value: '00B000000000001AAA', label: 'All Cases' },
    ]);
    expect(field('writeTo', CHOICES)?.options?.map(({ label }) => label)).toEqual([
      'No field: it is kept in the audit',
      'Description (32,000 characters)',
    ]);
  });
});
