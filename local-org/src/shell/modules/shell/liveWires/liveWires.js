/**
 * Wire adapters that fetch, and the register of those now on a page. There is no normalised cache: when a record changes,
 * every live adapter that read it asks again.
 */
import { call } from 'shell/rest';

const live = new Set();
const underway = new Map();

/** Two components asking for the same thing at the same time cause one request. */
function fetchOnce(path) {
  const running = underway.get(path);
  if (running) return running;
  const started = call('GET', path).finally(() => underway.delete(path));
  underway.set(path, started);
  return started;
}

/** Fetches what its configuration asks for, and again when it is told to. */
class FetchingAdapter {
  request = null;
  serial = 0;

  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    live.add(this);
    this.dataCallback({ data: undefined, error: undefined });
  }

  disconnect() {
    live.delete(this);
    this.serial += 1;
  }

  update(config) {
    const request = this.requestOf(config);
    if (request?.path === this.request?.path) return;
    this.request = request;
    this.refresh();
  }

  /** Resolves when the component has the new value. An answer that was overtaken by another is dropped. */
  async refresh() {
    this.serial += 1;
    const { serial, request } = this;
    if (!request) {
      this.dataCallback({ data: undefined, error: undefined });
      return;
    }
    let result;
    try {
      result = { data: await fetchOnce(request.path), error: undefined };
    } catch (error) {
      result = { data: undefined, error };
    }
    if (serial === this.serial && live.has(this)) this.dataCallback(result);
  }
}

/**
 * A wire adapter for a GET. `requestOf(config)` gives `{ path, recordIds }`, or null while the configuration is incomplete.
 */
export function fetchingAdapter(requestOf) {
  return class extends FetchingAdapter {
    requestOf = requestOf;
  };
}

/** Every adapter that read one of the records asks again; with no ids, every adapter does. */
export function refreshRecords(recordIds) {
  const changed = recordIds && new Set(recordIds.map((id) => id.slice(0, 15)));
  const touched = [...live].filter(({ request }) => {
    return !changed || request?.recordIds?.some((id) => changed.has(id.slice(0, 15)));
  });
  return Promise.all(touched.map((adapter) => adapter.refresh()));
}
