/** `@salesforce/apex`: methods that can be called and wired, and `refreshApex`. */
import { call } from 'shell/rest';

/** What was provisioned → the adapter that provisioned it. */
const provisioned = new WeakMap();

function invoke(className, method, params) {
  return call('POST', `/lightning/apex/${className}/${method}`, { params: params ?? {} }).then(
    ({ returnValue }) => returnValue,
  );
}

/** A wire asks only when every parameter it names has a value, as on the platform. */
function isComplete(config) {
  return Object.values(config ?? {}).every((value) => value !== undefined);
}

/** Provisions what a method returns; the subclass of a method says how it is called. */
class ApexAdapter {
  config = undefined;
  connected = false;
  serial = 0;

  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    this.connected = true;
    this.emit({ data: undefined, error: undefined });
  }

  disconnect() {
    this.connected = false;
    this.serial += 1;
  }

  update(config) {
    const text = JSON.stringify(config);
    if (!isComplete(config) || text === this.configText) return;
    this.configText = text;
    this.config = config;
    this.refresh();
  }

  emit(value) {
    provisioned.set(value, this);
    this.dataCallback(value);
  }

  async refresh() {
    this.serial += 1;
    const { serial } = this;
    let result;
    try {
      result = { data: await this.fetch(this.config), error: undefined };
    } catch (error) {
      result = { data: undefined, error };
    }
    if (this.connected && serial === this.serial) this.emit(result);
  }
}

function wireAdapter(className, method) {
  return class extends ApexAdapter {
    fetch(config) {
      return invoke(className, method, config);
    }
  };
}

/** The value of `import method from '@salesforce/apex/Class.method'`. */
export function apexMethod(className, method) {
  const callable = (params) => invoke(className, method, params);
  callable.adapter = wireAdapter(className, method);
  return callable;
}

/** Calls the method behind a wired value again; resolves when the component has the new value. */
export function refreshApex(value) {
  return provisioned.get(value)?.refresh() ?? Promise.resolve();
}

/** The value of a field in an SObject an Apex method returned; `field` as imported from `@salesforce/schema`. */
export function getSObjectValue(sobject, field) {
  const path = typeof field === 'string' ? field.split('.').slice(1).join('.') : field.fieldApiName;
  return path.split('.').reduce((value, step) => value?.[step], sobject);
}
