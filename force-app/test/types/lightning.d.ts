/** The services of `lightning/*` our components use, as the component reference documents them. */

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module 'lightning/confirm' {
  /** A question with OK and Cancel in a window. */
  const LightningConfirm: {
    open(options: {
      label: string;
      message: string;
      theme?: 'default' | 'warning' | 'error';
      variant?: 'header' | 'headerless';
    }): Promise<boolean>;
  };
  export default LightningConfirm;
}

declare module 'lightning/uiObjectInfoApi' {
  /** What the user may do with an object. */
  export interface ObjectInfo {
    readonly apiName: string;
    readonly createable: boolean;
    readonly updateable: boolean;
  }
  export const getObjectInfo: import('lwc').WireAdapterConstructor<
    { objectApiName: { readonly objectApiName: string } },
    { data?: ObjectInfo; error?: unknown }
  >;
}

declare module 'lightning/messageService' {
  export interface MessageSubscription {
    readonly id?: string;
  }
  // What `@wire(MessageContext)` provides; only the service looks inside.
  export type MessageContextValue = object;
  export const MessageContext: import('lwc').WireAdapterConstructor<
    Record<string, never>,
    MessageContextValue
  >;
  export function publish(context: MessageContextValue, channel: object, message: object): void;
  export function subscribe<Message>(
    context: MessageContextValue,
    channel: object,
    listener: (message: Message) => void,
  ): MessageSubscription;
  export function unsubscribe(subscription: MessageSubscription): void;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface PageReference {
    type: string;
    attributes: Record<string, string>;
    state?: Record<string, string>;
  }
  type Constructor = new () => LightningElement;
  export const NavigationMixin: {
    <Base extends Constructor>(
      base: Base,
    ): new () => InstanceType<Base> & Record<symbol, (page: PageReference) => unknown>;
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
}

declare module 'lightning/actions' {
  export class CloseActionScreenEvent extends CustomEvent<unknown> {
    constructor();
  }
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    static open<Result>(options: {
      label: string;
      size?: 'small' | 'medium' | 'large' | 'full';
      description?: string;
      [property: string]: unknown;
    }): Promise<Result | undefined>;
    close(result?: unknown): void;
  }
}
