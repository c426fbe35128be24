/** What JSON, HTTP and the test framework answer. */
import type { Row } from './rows.ts';

const request = `HttpRequest message = new HttpRequest();`;
const response = `HttpResponse message = new HttpResponse();`;

export const httpRows: Row[] = [
  [
    'RestRequest.addParameter(String,String?)',
    `RestContext.request = new RestRequest(); RestContext.request.addParameter('a', 'b'); RestRequest request = RestContext.request; return request.params.get('a');`,
    'b',
  ],
  [
    'RestRequest.addHeader(String,String?)',
    `RestRequest request = new RestRequest(); request.addHeader('X-A', 'b'); request.requestBody = Blob.valueOf('body'); return request.headers.get('x-a') + request.requestBody.toString() + request.requestURI;`,
    'bbodynull',
  ],
  [
    'RestResponse.addHeader(String,String?)',
    `RestResponse response = new RestResponse(); response.addHeader('X-A', 'b'); response.statusCode = 404; response.statusCode += 1; return response.headers.get('X-A') + response.statusCode;`,
    'b405',
  ],
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
];

export const httpMembers = `
public class Point { public Integer x; public String name; public static Integer made; public transient Integer hidden; }
public class Echo implements HttpCalloutMock {
  public HttpResponse respond(HttpRequest asked) {
    HttpResponse answer = new HttpResponse();
    answer.setBody(asked.getBody());
    return answer;
  }
}`;
