/** What is compared: the module that the scorer and the timing load, each in a process of its own. */
import path from 'node:path';

export interface Contender {
  label: string;
  module: string;
  /** Whether it can use the values of a record. */
  knowsRecords: boolean;
}

const file = (name: string): string => path.join(import.meta.dirname, name);

export const OURS: Contender = { label: 'BYOM', module: file('detector.ts'), knowsRecords: true };

export const PEERS: Contender[] = [
  { label: 'openredaction 1.1.5', module: file('peers/openredaction.ts'), knowsRecords: false },
  { label: 'redact-pii 3.4.0', module: file('peers/redact-pii.ts'), knowsRecords: false },
  { label: '@redactpii/node 1.0.17', module: file('peers/redactpii-node.ts'), knowsRecords: false },
];
