import { actionFacts, actionsFor, withName } from 'c/modelActions';
import { BUILTIN, modelRow } from 'test/models';

const names = (row: Parameters<typeof actionsFor>[0]) => actionsFor(row).map(({ action }) => action);

describe('model actions', () => {
  it('offers what the stage of a model allows', () => {
    expect(names(modelRow({ status: 'Draft' }))).toEqual([
      'edit',
      'clone',
      'test',
      'Active',
      'usedBy',
      'repoint',
      'remove',
    ]);
    expect(names(modelRow())).toEqual([
      'edit',
      'clone',
      'test',
      'Deprecated',
      'organization',
      'platform',
      'usedBy',
      'repoint',
      'remove',
    ]);
    expect(names(modelRow({ status: 'Deprecated' }))).toContain('Retired');
    expect(names(modelRow({ status: 'Retired' }))).toEqual(['edit', 'clone', 'usedBy', 'repoint', 'remove']);
  });

  it('does not offer a default to the model that is it', () => {
    expect(names(BUILTIN)).not.toContain('organization');
    expect(names(BUILTIN)).not.toContain('platform');
  });

  it('asks before what cannot be undone', () => {
    expect(actionFacts('remove').question).toBeDefined();
    expect(actionFacts('Retired').question).toBeDefined();
    expect(actionFacts('Deprecated').question).toBeUndefined();
    expect(withName('{name} is active.', 'GPT')).toBe('GPT is active.');
  });
});
