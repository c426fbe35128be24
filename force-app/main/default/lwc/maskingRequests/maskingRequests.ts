/** What the masking page asks of `MaskingController`. Each call rejects with what Apex threw: see `maskingError`. */
import loadTypes from '@salesforce/apex/MaskingController.types';
import loadRules from '@salesforce/apex/MaskingController.rules';
import askPreview from '@salesforce/apex/MaskingController.preview';
import askPattern from '@salesforce/apex/MaskingController.checkPattern';
import storeSwitches from '@salesforce/apex/MaskingController.saveSwitches';
import storeRule from '@salesforce/apex/MaskingController.save';
import removeRule from '@salesforce/apex/MaskingController.remove';
import loadMappings from '@salesforce/apex/MaskingController.mappings';
import findRecords from '@salesforce/apex/MaskingController.records';
import askReport from '@salesforce/apex/MaskingController.report';
import { describeError } from 'c/errorMessage';
import { sorted } from 'c/maskingView';
import type { LayerCounts, Preview } from 'c/maskingView';
import type { RunError } from 'c/runView';

export interface MaskingType {
  type: string;
  label: string;
  /** The gateway's words, see `c/maskingSwitches`. */
  operators: string[];
  detectors: { name: string }[];
}

export type RuleKind = 'Type' | 'Pattern' | 'Block List' | 'External Detector';

/** A rule as it is saved. Apex leaves out what is empty. */
export interface MaskingRuleRow {
  id: string;
  name: string;
  kind: RuleKind;
  active: boolean;
  entityType?: string;
  detect?: boolean;
  operator?: string;
  expression?: string;
  sample?: string;
  terms?: string;
  matchCase?: boolean;
  wholeWords?: boolean;
  endpoint?: string;
  credential?: string;
  language?: string;
  minimumScore?: number;
  onOutage?: string;
  description?: string;
}

/** What Save sends of a pattern, a block list or an external detector. */
export interface MaskingRuleInput {
  id: string | null;
  name: string;
  kind: RuleKind;
  active: boolean;
  entityType: string;
  expression: string;
  sample: string;
  terms: string;
  matchCase: boolean;
  wholeWords: boolean;
  endpoint: string;
  credential: string;
  language: string;
  minimumScore: number | null;
  onOutage: string;
  description: string;
}

export interface MaskingSwitch {
  entityType: string;
  detect: boolean;
  operator: string;
}

/** What is to be shown masked. */
export type Subject = { text: string } | { mapping: string; recordId: string };

export interface WhatIf {
  off: string[];
  operators: Record<string, string>;
}

export interface PatternCheck {
  valid: boolean;
  reason: string | null;
  matches: { start: number; end: number }[];
}

export interface MappingOption {
  apiName: string;
  label: string;
  objectLabel: string;
}

export interface RecordOption {
  id: string;
  name: string;
  detail?: string;
}

export interface ReportField {
  path: string;
  treatment: string;
  label: string | null;
  filled: number;
  counts: LayerCounts;
  sentAsStored: number;
}

export interface Report {
  records: number;
  fields: ReportField[];
  /** What an independent check still finds after masking, by type. */
  residual: Record<string, number>;
  external: Preview['external'];
}

const NO_ACCESS = {
  message: 'You cannot see what is masked.',
  hint: 'Ask your administrator for the permission set “BYOM Admin”.',
};

/** Whatever was thrown, in words a person can act on. */
export function maskingError(error: unknown): RunError {
  return describeError(error, NO_ACCESS);
}

/** Every type that is known, in the gateway's order. */
export async function types(): Promise<MaskingType[]> {
  return (JSON.parse(await loadTypes()) as { types: MaskingType[] }).types;
}

/** Every rule, of whatever kind. */
export async function rules(): Promise<MaskingRuleRow[]> {
  return loadRules();
}

/** Masks the subject as the rules would with these switches. Kept nowhere. */
export async function preview(subject: Subject, whatIf: WhatIf): Promise<Preview> {
  const answer = await askPreview({ request: JSON.stringify({ ...subject, ...whatIf }) });
  return sorted(JSON.parse(answer) as Preview);
}

/** Whether the gateway takes the pattern, and where it fits. */
export async function checkPattern(
  expression: string,
  matchCase: boolean,
  sample: string,
): Promise<PatternCheck> {
  return JSON.parse(await askPattern({ expression, matchCase, sample })) as PatternCheck;
}

/** Makes these switches rules. */
export async function saveSwitches(switches: MaskingSwitch[]): Promise<void> {
  await storeSwitches({ switches });
}

/** Saves a rule; its id. */
export async function save(input: MaskingRuleInput): Promise<string> {
  return storeRule({ input });
}

/** Deletes a rule. */
export async function remove(ruleId: string): Promise<void> {
  await removeRule({ ruleId });
}

/** Mappings of objects the user may read. */
export async function mappings(): Promise<MappingOption[]> {
  return loadMappings();
}

/** Records of a mapping's object by id, name or subject; the newest without a text. */
export async function records(mappingName: string, text: string): Promise<RecordOption[]> {
  return findRecords({ mappingName, text });
}

/** What the mapping would send of its newest records, in counts. */
export async function report(mappingName: string, sampleSize: number): Promise<Report> {
  return JSON.parse(await askReport({ mappingName, sampleSize })) as Report;
}
