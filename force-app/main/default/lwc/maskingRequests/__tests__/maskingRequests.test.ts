import askPreview from '@salesforce/apex/MaskingController.preview';
import loadTypes from '@salesforce/apex/MaskingController.types';
import { maskingError, preview, types } from 'c/maskingRequests';
import { EMAIL, place, previewOf, TYPES, VALUE } from 'test/masking';

jest.mock('@salesforce/apex/MaskingController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MaskingController.types', () => ({ default: jest.fn() }), { virtual: true });

describe('c/maskingRequests', () => {
  it('asks with subject and switches, and gets places in the order of the text', async () => {
    const spans = [place('ingrid@example.com', EMAIL), place('Ingrid Halvorsen')];
    jest.mocked(askPreview).mockResolvedValueOnce(JSON.stringify(previewOf([{ ...VALUE, spans }])));
    const subject = { mapping: 'Case_Summary', recordId: '500000000000001AAA' };
    const result = await preview(subject, { off: ['Email'], operators: {} });
    expect(result.values[0]?.spans.map(({ label }) => label)).toEqual(['Person', 'Email']);
    const { request } = jest.mocked(askPreview).mock.calls[0]![0];
    expect(JSON.parse(request)).toEqual({ ...subject, off: ['Email'], operators: {} });
  });

  it('unpacks the types', async () => {
    jest.mocked(loadTypes).mockResolvedValueOnce(JSON.stringify({ types: TYPES }));
    expect(await types()).toEqual(TYPES);
  });

  it('tells who may not use the page what to ask for', () => {
    const error = maskingError({ body: { message: "You do not have access to the Apex class named 'x'." } });
    expect(error).toMatchObject({ code: 'NO_ACCESS', message: 'You cannot see what is masked.' });
    expect(error.hint).toContain('BYOM Admin');
  });
});
