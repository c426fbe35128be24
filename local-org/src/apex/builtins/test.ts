/** Test. */
import { UnsupportedApex } from '../errors.ts';
import { implementsPlatform } from '../class-model.ts';
import { throwApex } from '../platform-exceptions.ts';
import type { BuiltinType } from './table.ts';

export const testType: BuiltinType = {
  name: 'Test',
  statics: {
    'isRunningTest()': (_, __, { frame }) => frame.machine.transaction.options.test,
    'setMock(Type,Instance)': (_, [type, mock], { frame, site }) => {
      if (type.identity !== 'HttpCalloutMock')
        throw new UnsupportedApex(`Test.setMock of ${type.identity}`, site);
      if (!implementsPlatform(mock.model, 'HttpCalloutMock')) {
        throwApex('TypeException', `${mock.model.name} does not implement HttpCalloutMock`, site);
      }
      frame.machine.transaction.mock = mock;
    },
    'startTest()': (_, __, { frame, site }) => {
      if (frame.machine.transaction.testStarted)
        throwApex('UnexpectedException', 'Testing already started', site);
      frame.machine.transaction.startTest();
    },
    'stopTest()': (_, __, { frame, site }) => {
      if (!frame.machine.transaction.testStarted)
        throwApex('UnexpectedException', 'Testing has not started', site);
      frame.machine.transaction.stopTest();
    },
  },
};
