/** The API version this org speaks, and the address a record has in it. */

export const apiVersion = '67.0';

/** `/services/data/v67.0/sobjects/Account/001…`. */
export function recordUrl(objectName: string, id: string): string {
  return `/services/data/v${apiVersion}/sobjects/${objectName}/${id}`;
}
