import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMetadataTypes, parseMetadataTypes } from './metadata-types.ts';

const sample = parseMetadataTypes(`
export type Color = 'red' | 'dark blue';
export type Code = string;
export type Metadata = {
    fullName?: string;
};
export type Wheel = Metadata & {
    color: Color;
    code?: Code;
    spokes: string[];
};
`);

test('a type has its own elements and those of the types it extends', () => {
  assert.deepEqual([...(sample.elements('Wheel')?.keys() ?? [])], ['fullName', 'color', 'code', 'spokes']);
});

test('an element without a question mark is required, unless it repeats', () => {
  assert.deepEqual(sample.elements('Wheel')?.get('color'), { type: 'Color', repeats: false, required: true });
  assert.deepEqual(sample.elements('Wheel')?.get('code'), { type: 'Code', repeats: false, required: false });
  assert.deepEqual(sample.elements('Wheel')?.get('spokes'), {
    type: 'string',
    repeats: true,
    required: false,
  });
});

test('an enumeration has its values, with the spaces in them', () => {
  assert.deepEqual([...(sample.values('Color') ?? [])], ['red', 'dark blue']);
  assert.equal(sample.values('Code'), undefined);
  assert.equal(sample.resolve('Code'), 'string');
});

test('the installed types know the ones this project uses', () => {
  const types = loadMetadataTypes();
  assert.equal(types.elements('PermissionSet')?.get('label')?.required, true);
  assert.equal(types.elements('CustomField')?.get('type')?.type, 'FieldType');
  assert.ok(types.values('FieldType')?.has('MasterDetail'));
  assert.ok(types.values('AuthenticationProtocol')?.has('Jwt'));
});
