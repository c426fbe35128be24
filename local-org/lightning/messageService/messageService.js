/** `lightning/messageService`: components of one page talk over a channel. All contexts reach all subscribers. */
const subscriptions = new Map();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

export class MessageContext {
  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    this.dataCallback({});
  }

  update() {}

  disconnect() {}
}

export function createMessageContext() {
  return {};
}

export function releaseMessageContext(context) {
  for (const [subscription] of [...subscriptions]) {
    if (subscription.context === context) subscriptions.delete(subscription);
  }
}

export function subscribe(context, channel, listener) {
  const subscription = { context, channel: channel.developerName };
  subscriptions.set(subscription, listener);
  return subscription;
}

export function unsubscribe(subscription) {
  subscriptions.delete(subscription);
}

/** The message is copied, as the platform does: no two components share an object. */
export function publish(_context, channel, message) {
  for (const [subscription, listener] of [...subscriptions]) {
    if (subscription.channel === channel.developerName) listener(structuredClone(message));
  }
}
