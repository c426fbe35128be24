/** SOQL that is refused: each with the platform's code, and what the local org does not have with its name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { smallOrg, system } from '../testing/small-org.ts';

const org = smallOrg();

const refused: [soql: string, code: string, message: RegExp][] = [
  ['SELECT Nothing FROM Account', 'INVALID_FIELD', /No such column 'Nothing' on entity 'Account'/],
  ['SELECT Owner.Nothing FROM Account', 'INVALID_FIELD', /No such column 'Nothing' on entity 'User'/],
  [
    'SELECT Nothing.Name FROM Account',
    'INVALID_FIELD',
    /Didn't understand relationship 'Nothing' in field path/,
  ],
  [
    'SELECT (SELECT Id FROM Nothings) FROM Account',
    'INVALID_TYPE',
    /Didn't understand relationship 'Nothings' in FROM part of query call/,
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
    'MALFORMED_QUERY',
    /unexpected token: 'OR'/,
  ],
  [
    "SELECT Id FROM Account WHERE Description = 'x'",
    'INVALID_FIELD',
    /field 'Description' can not be filtered/,
  ],
  [
    "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
    'INVALID_FIELD',
    /must be of type currency and should not be enclosed in quotes/,
  ],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    /must be of type string and should be enclosed in quotes/,
  ],
  [
    'SELECT Id, Name FROM Account GROUP BY Name',
    'MALFORMED_QUERY',
    /Field must be grouped or aggregated: Id/,
  ],
  ['SELECT Name n FROM Account', 'MALFORMED_QUERY', /only aggregate expressions use field aliasing/],
  ['SELECT Name, Name FROM Account', 'INVALID_FIELD', /duplicate field selected: Name/],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', /LIMIT of at most 200/],
  [
    'SELECT Type, COUNT(Id) FROM Account GROUP BY ROLLUP(Type)',
    'MALFORMED_QUERY',
    /unsupported by the local org: function ROLLUP/,
  ],
  [
    "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1,1), 'mi') < 5",
    'MALFORMED_QUERY',
    /DISTANCE/,
  ],
  [
    'SELECT Id FROM Account WITH DATA CATEGORY Geography__c AT usa__c',
    'MALFORMED_QUERY',
    /unsupported by the local org: WITH DATA CATEGORY/,
  ],
  ['SELECT Id FROM Account USING SCOPE team', 'MALFORMED_QUERY', /unsupported by the local org: USING SCOPE/],
  ['SELECT Id FROM Account WHERE Name = :missing', 'MALFORMED_QUERY', /no value for :missing/],
  ['nonsense', 'MALFORMED_QUERY', /unexpected|Expecting|token/i],
];

for (const [soql, code, message] of refused) {
  test(`refuses ${soql}`, async () => {
    assert.match(await rejectsWithCode(() => org.query(soql, system), code), message);
  });
}
