/** HTTP to the org, with the session cookie. Errors have the shape Lightning Data Service gives components. */
const API = '/services/data/v67.0';

/** The session is gone: the login page brings the person back to where they are. */
function toLogin() {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/?startURL=${encodeURIComponent(here)}`);
}

async function parsed(response) {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { message: `The server answered ${response.status} and no JSON.` };
  }
}

function fieldErrorsOf(entries) {
  const byField = {};
  for (const entry of entries) {
    for (const field of entry.fields ?? []) {
      byField[field] = [
        ...(byField[field] ?? []),
        { field, message: entry.message, errorCode: entry.errorCode },
      ];
    }
  }
  return byField;
}

/** A REST error list becomes the body `updateRecord` rejects with. A UI API body passes as it is. */
function errorBody(body, status) {
  if (!Array.isArray(body)) return body ?? { message: `The server answered ${status}.` };
  const [first] = body;
  const errors = body.filter((entry) => !entry.fields?.length);
  const output = { errors, fieldErrors: fieldErrorsOf(body) };
  return { message: first?.message ?? '', errorCode: first?.errorCode, statusCode: status, output };
}

/** Calls the org; resolves with the parsed body, rejects with `{ status, statusText, body, ok: false }`. */
export async function call(method, path, body) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    const message = 'The local org does not answer. Is it still running?';
    throw { ok: false, status: 0, statusText: 'No answer', body: { message }, errorType: 'fetchResponse' };
  }
  if (response.status === 401) toLogin();
  const content = await parsed(response);
  if (response.ok) return content;
  const { status, statusText } = response;
  throw { ok: false, status, statusText, body: errorBody(content, status), errorType: 'fetchResponse' };
}

/** Calls the UI API below `/ui-api`. */
export function uiApi(method, path, body) {
  return call(method, `${API}/ui-api${path}`, body);
}

/** Asks the shell's own pages service. */
export function shellData(path) {
  return call('GET', `/lightning/shell${path}`);
}

/** The sentence a person should read about an error, whatever threw it. */
export function messageOf(error) {
  const body = error?.body;
  const fieldErrors = Object.values(body?.output?.fieldErrors ?? {}).flat();
  const first = body?.output?.errors?.[0]?.message ?? fieldErrors[0]?.message;
  return first ?? body?.message ?? error?.message ?? 'Something went wrong.';
}
