/** What assertions and the platform's own classes answer. */
import type { Row } from './rows.ts';

export const platformRows: Row[] = [
  [
    'System.assert(Boolean?)',
    `System.assert(1 == 2); return null;`,
    'System.AssertException: Assertion Failed: Expected: true, Actual: false',
  ],
  [
    'System.assert(Boolean?,Object?)',
    `System.assert(false, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: true, Actual: false',
  ],
  [
    'System.assertEquals(Object?,Object?)',
    `System.assertEquals('a', 'A'); return null;`,
    'System.AssertException: Assertion Failed: Expected: a, Actual: A',
  ],
  [
    'System.assertEquals(Object?,Object?,Object?)',
    `System.assertEquals(1, 1, 'why'); return 'fine';`,
    'fine',
  ],
  [
    'System.assertNotEquals(Object?,Object?)',
    `System.assertNotEquals(1, 1); return null;`,
    'System.AssertException: Assertion Failed: Same value: 1',
  ],
  [
    'System.assertNotEquals(Object?,Object?,Object?)',
    `System.assertNotEquals(1, 2, 'why'); return 'fine';`,
    'fine',
  ],
  ['System.currentTimeMillis()', `System.currentTimeMillis()`, '1795341907008'],
  ['System.debug(Object?)', `System.debug('x'); return 1;`, '1'],
  ['System.debug(LoggingLevel,Object?)', `System.debug(LoggingLevel.ERROR, 'x'); return 1;`, '1'],
  ['System.now()', `System.now()`, '2026-11-22 10:05:07'],
  ['System.today()', `System.today()`, '2026-11-22'],
  ['Assert.areEqual(Object?,Object?)', `Assert.areEqual(1, 1L); return 'fine';`, 'fine'],
  [
    'Assert.areEqual(Object?,Object?,String?)',
    `Assert.areEqual(1, 2, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: 1, Actual: 2',
  ],
  ['Assert.areNotEqual(Object?,Object?)', `Assert.areNotEqual('a', 'A'); return 'fine';`, 'fine'],
  [
    'Assert.areNotEqual(Object?,Object?,String?)',
    `Assert.areNotEqual(1, 1, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Same value: 1',
  ],
  ['Assert.fail()', `Assert.fail(); return null;`, 'System.AssertException: Assertion Failed: Assert.fail'],
  [
    'Assert.fail(String?)',
    `Assert.fail('why'); return null;`,
    'System.AssertException: Assertion Failed: why: Assert.fail',
  ],
  ['Assert.isFalse(Boolean?)', `Assert.isFalse(false); return 'fine';`, 'fine'],
  [
    'Assert.isFalse(Boolean?,String?)',
    `Assert.isFalse(true, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: false, Actual: true',
  ],
  ['Assert.isTrue(Boolean?)', `Assert.isTrue(true); return 'fine';`, 'fine'],
  [
    'Assert.isTrue(Boolean?,String?)',
    `Assert.isTrue(false, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: true, Actual: false',
  ],
  ['Assert.isNull(Object?)', `Assert.isNull(null); return 'fine';`, 'fine'],
  [
    'Assert.isNull(Object?,String?)',
    `Assert.isNull(1, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: null, Actual: 1',
  ],
  ['Assert.isNotNull(Object?)', `Assert.isNotNull(1); return 'fine';`, 'fine'],
  [
    'Assert.isNotNull(Object?,String?)',
    `Assert.isNotNull(null, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Same value: null',
  ],
  [
    'Assert.isInstanceOfType(Object?,Type)',
    `Assert.isInstanceOfType('a', String.class); return 'fine';`,
    'fine',
  ],
  [
    'Assert.isInstanceOfType(Object?,Type,String?)',
    `Assert.isInstanceOfType(1, String.class, 'why'); return null;`,
    'System.AssertException: Assertion Failed: why: Expected: true, Actual: false',
  ],
  [
    'Assert.isNotInstanceOfType(Object?,Type)',
    `Assert.isNotInstanceOfType(1, String.class); return 'fine';`,
    'fine',
  ],
  [
    'UserInfo.getUserId()',
    `UserInfo.getUserId() == [SELECT Id FROM User WHERE LastName = 'runner' WITH SYSTEM_MODE].Id`,
    'true',
  ],
  ['UserInfo.getUserName()', `UserInfo.getUserName()`, 'runner@example.test'],
  ['UserInfo.getUserEmail()', `UserInfo.getUserEmail()`, 'runner@example.test'],
  ['UserInfo.getName()', `UserInfo.getName()`, 'Test runner'],
  ['UserInfo.getFirstName()', `UserInfo.getFirstName()`, 'Test'],
  ['UserInfo.getLastName()', `UserInfo.getLastName()`, 'runner'],
  ['UserInfo.getOrganizationId()', `String.valueOf(UserInfo.getOrganizationId()).length()`, '18'],
  ['UserInfo.getOrganizationName()', `UserInfo.getOrganizationName()`, 'BYOM Local Org'],
  [
    'FeatureManagement.checkPermission(String)',
    `FeatureManagement.checkPermission('BYOM_Approve_Prompts') && !FeatureManagement.checkPermission('Nothing')`,
    'true',
  ],
  ['Limits.getCallouts()', `Limits.getCallouts()`, '0'],
  ['Limits.getLimitCallouts()', `Limits.getLimitCallouts()`, '100'],
  [
    'Limits.getQueries()',
    `User me = [SELECT Id FROM User WITH SYSTEM_MODE LIMIT 1]; return Limits.getQueries();`,
    '1',
  ],
  ['Limits.getLimitQueries()', `Limits.getLimitQueries()`, '100'],
  ['Limits.getDmlStatements()', `Limits.getDmlStatements()`, '0'],
  ['Limits.getLimitDmlStatements()', `Limits.getLimitDmlStatements()`, '150'],
];
