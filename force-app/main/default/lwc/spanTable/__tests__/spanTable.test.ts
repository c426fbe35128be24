import SpanTable from 'c/spanTable';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';
import { previewOf, VALUE, WITHOUT_EMAILS } from 'test/masking';

const open = async (properties: object) => {
  const element = show('c-span-table', SpanTable, properties);
  await settle();
  return element;
};

describe('c-span-table', () => {
  afterEach(clearPage);

  it('says of every place what stood there, what stands there, its type, layer and source', async () => {
    const element = await open({ preview: previewOf() });
    expect(findAll(element, 'tbody tr').map(textOf)).toEqual([
      '1Ingrid HalvorsenPERSON-K7-0001PersonRecord searchContact.Name',
      '2ingrid@example.comEMAIL-K7-0002EmailDetectoremail',
    ]);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says why a place is left, and which field of a record it is in', async () => {
    const element = await open({ preview: WITHOUT_EMAILS, named: true });
    expect(textOf(findAll(element, 'tbody tr')[1]!)).toContain('the sameSwitched off by a rule');
    expect(textOf(find(element, '.detail')!)).toBe('Text');
  });

  it('is not there when nothing was found', async () => {
    const element = await open({ preview: previewOf([{ ...VALUE, spans: [] }]) });
    expect(find(element, 'table')).toBeNull();
  });
});
