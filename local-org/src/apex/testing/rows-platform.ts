/** What JSON, HTTP, the test framework and the platform's own classes answer. */
import type { Row } from './rows.ts';

const request = `HttpRequest message = new HttpRequest();`;
const response = `HttpResponse message = new HttpResponse();`;

export const platformRows: Row[] = [
  [
    'JSON.serialize(Object?)',
    `JSON.serialize(new Map<String, Object>{ 'a' => 1.50, 'b' => new List<Object>{ null, true, 5000000000L } })`,
    '{"a":1.50,"b":[null,true,5000000000]}',
  ],
  [
    'JSON.serialize(Object?)',
    `JSON.serialize(Date.newInstance(2024, 1, 2)) + JSON.serialize(Datetime.newInstance(0L))`,
    '"2024-01-02""1970-01-01T00:00:00.000Z"',
  ],
  [
    'JSON.serialize(Object?)',
    `Point p = new Point(); p.x = 1; return JSON.serialize(p);`,
    '{"x":1,"name":null}',
  ],
  [
    'JSON.serialize(Object?,Boolean)',
    `Point p = new Point(); p.x = 1; return JSON.serialize(p, true);`,
    '{"x":1}',
  ],
  ['JSON.serializePretty(Object?)', `JSON.serializePretty(new List<Integer>{ 1 })`, '[\n  1\n]'],
  [
    'JSON.deserialize(String,Type)',
    `Point p = (Point) JSON.deserialize('{"X":3,"name":"n","other":[]}', Point.class); return p.x + p.name;`,
    '3n',
  ],
  [
    'JSON.deserialize(String,Type)',
    `((Map<String, Decimal>) JSON.deserialize('{"a":1.10}', Map<String, Decimal>.class)).get('a')`,
    '1.10',
  ],
  [
    'JSON.deserialize(String,Type)',
    `JSON.deserialize('"x"', Integer.class)`,
    'System.JSONException: Illegal value for Integer: "x"',
  ],
  [
    'JSON.deserializeUntyped(String)',
    `JSON.deserializeUntyped('{"a":[1,2.5,5000000000,"s",null]}')`,
    '{a=(1, 2.5, 5000000000, s, null)}',
  ],
  [
    'JSON.deserializeUntyped(String)',
    `JSON.deserializeUntyped('')`,
    'System.JSONException: No content to map to Object due to end of input',
  ],
  [
    'JSON.deserializeUntyped(String)',
    `try { return JSON.deserializeUntyped('<html>'); } catch (JSONException notJson) { return notJson.getTypeName(); }`,
    'System.JSONException',
  ],
  ['HttpRequest.getBody()', `${request} message.setBody('x'); return message.getBody();`, 'x'],
  [
    'HttpRequest.getBodyAsBlob()',
    `${request} message.setBody('xy'); return message.getBodyAsBlob().size();`,
    '2',
  ],
  [
    'HttpRequest.getHeader(String)',
    `${request} message.setHeader('A', 'b'); return message.getHeader('a') + message.getHeader('c');`,
    'bnull',
  ],
  ['HttpRequest.setBody(String?)', `${request} message.setBody(null); return message.getBody();`, 'null'],
  [
    'HttpRequest.setHeader(String,String?)',
    `${request} message.setHeader('A', '1'); message.setHeader('a', '2'); return message.getHeader('A');`,
    '2',
  ],
  [
    'HttpRequest.getEndpoint()',
    `${request} message.setEndpoint('callout:A'); return message.getEndpoint();`,
    'callout:A',
  ],
  [
    'HttpRequest.setEndpoint(String)',
    `${request} message.setEndpoint(null); return null;`,
    'System.NullPointerException: Argument cannot be null.',
  ],
  ['HttpRequest.getMethod()', `${request} message.setMethod('PUT'); return message.getMethod();`, 'PUT'],
  [
    'HttpRequest.setMethod(String)',
    `${request} message.setMethod('PUT'); return message.getMethod();`,
    'PUT',
  ],
  [
    'HttpRequest.setTimeout(Integer)',
    `${request} message.setTimeout(120001); return null;`,
    'System.CalloutException: Invalid timeout: 120001. It must be from 1 to 120000.',
  ],
  ['HttpResponse.getBody()', `${response} message.setBody('x'); return message.getBody();`, 'x'],
  [
    'HttpResponse.getBodyAsBlob()',
    `${response} message.setBody('xy'); return message.getBodyAsBlob().size();`,
    '2',
  ],
  [
    'HttpResponse.getHeader(String)',
    `${response} message.setHeader('A', 'b'); return message.getHeader('a');`,
    'b',
  ],
  ['HttpResponse.setBody(String?)', `${response} message.setBody('x'); return message.getBody();`, 'x'],
  [
    'HttpResponse.setHeader(String,String?)',
    `${response} message.setHeader('A', 'b'); return message.getHeader('A');`,
    'b',
  ],
  [
    'HttpResponse.getHeaderKeys()',
    `${response} message.setHeader('A', 'b'); return message.getHeaderKeys();`,
    '(A)',
  ],
  ['HttpResponse.getStatus()', `${response} message.setStatus('OK'); return message.getStatus();`, 'OK'],
  [
    'HttpResponse.setStatus(String)',
    `${response} message.setStatus('OK'); return message.getStatus();`,
    'OK',
  ],
  [
    'HttpResponse.getStatusCode()',
    `${response} message.setStatusCode(201); return message.getStatusCode();`,
    '201',
  ],
  [
    'HttpResponse.setStatusCode(Integer)',
    `${response} message.setStatusCode(201); return message.getStatusCode();`,
    '201',
  ],
  [
    'Http.send(HttpRequest)',
    `Test.setMock(HttpCalloutMock.class, new Echo()); ${request} message.setBody('hi'); return new Http().send(message).getBody();`,
    'hi',
  ],
  [
    'Http.send(HttpRequest)',
    `new Http().send(new HttpRequest())`,
    'System.TypeException: Methods defined as TestMethod do not support Web service callouts',
  ],
  [
    'Test.setMock(Type,Instance)',
    `Test.setMock(HttpCalloutMock.class, new Point()); return null;`,
    'System.TypeException: Snippet.Point does not implement HttpCalloutMock',
  ],
  ['Test.isRunningTest()', `Test.isRunningTest()`, 'true'],
  [
    'Test.startTest()',
    `Test.startTest(); Test.startTest(); return null;`,
    'System.UnexpectedException: Testing already started',
  ],
  ['Test.stopTest()', `Test.stopTest(); return null;`, 'System.UnexpectedException: Testing has not started'],
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

export const platformMembers = `
public class Point { public Integer x; public String name; public static Integer made; public transient Integer hidden; }
public class Echo implements HttpCalloutMock {
  public HttpResponse respond(HttpRequest asked) {
    HttpResponse answer = new HttpResponse();
    answer.setBody(asked.getBody());
    return answer;
  }
}`;
