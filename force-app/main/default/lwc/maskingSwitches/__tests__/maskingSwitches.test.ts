import { changedTypes, switchable, switchesOf, switchInputs, whatIfOf } from 'c/maskingSwitches';
import { maskingRule, TYPES } from 'test/masking';

const SAVED = switchesOf(TYPES, [
  maskingRule({ entityType: 'Email', detect: false, operator: 'Surrogate' }),
  maskingRule({ entityType: 'Person', detect: false, active: false }),
]);

describe('c/maskingSwitches', () => {
  it('reads active rules; everything else is looked for and becomes a token', () => {
    expect(SAVED).toEqual({
      'Block List': { detect: true, operator: 'token' },
      Pattern: { detect: true, operator: 'token' },
      Person: { detect: true, operator: 'token' },
      Email: { detect: false, operator: 'surrogate' },
    });
  });

  it('tells a preview the whole state, and Save the changes only', () => {
    const draft = { ...SAVED, Person: { detect: false, operator: 'hash' } };
    expect(changedTypes(SAVED, draft)).toEqual(['Person']);
    expect(whatIfOf(draft)).toEqual({
      off: ['Person', 'Email'],
      operators: { Person: 'hash', Email: 'surrogate' },
    });
    expect(switchInputs(SAVED, draft)).toEqual([{ entityType: 'Person', detect: false, operator: 'Hash' }]);
    expect(switchInputs(SAVED, SAVED)).toEqual([]);
  });

  it('lets nobody switch what looks like a token', () => {
    const literal = { type: 'LITERAL', label: 'Token-like Text', operators: ['token'], detectors: [] };
    expect(switchable([literal, ...TYPES])).toEqual(TYPES);
  });
});
