/** What a REST method of a class sees of its request, and leaves for its answer. */
import type { BlobValue, MapValue, NativeValue } from './values.ts';

export interface RestRequestContent {
  requestURI: string | null;
  httpMethod: string | null;
  resourcePath: string | null;
  remoteAddress: string | null;
  requestBody: BlobValue | null;
  params: MapValue;
  headers: MapValue;
}

export interface RestResponseContent {
  statusCode: number | null;
  responseBody: BlobValue | null;
  headers: MapValue;
}

/** The two values of RestContext while a REST method runs. */
export interface RestContext {
  request: NativeValue | null;
  response: NativeValue | null;
}
