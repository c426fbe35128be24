/** What the cockpit asks of `ModelController`. Each call rejects with what Apex threw: see `c/errorMessage`. */
import loadCatalogue from '@salesforce/apex/ModelController.catalogue';
import loadModels from '@salesforce/apex/ModelController.models';
import loadPrompts from '@salesforce/apex/ModelController.prompts';
import loadUsage from '@salesforce/apex/ModelController.usedBy';
import assignModel from '@salesforce/apex/ModelController.assign';
import clone from '@salesforce/apex/ModelController.cloneModel';
import removeModel from '@salesforce/apex/ModelController.remove';
import repointModel from '@salesforce/apex/ModelController.repoint';
import saveModel from '@salesforce/apex/ModelController.save';
import chooseDefault from '@salesforce/apex/ModelController.setDefault';
import changeStatus from '@salesforce/apex/ModelController.setStatus';
import testModel from '@salesforce/apex/ModelController.test';
import type { Catalogue } from 'c/catalogue';
import type { ConnectionResult } from 'c/connectionView';
import type { ModelInput } from 'c/modelForm';
import type { ModelRow, ModelStatus } from 'c/modelView';

export interface UsedVersion {
  versionId: string;
  versionNumber: number;
  status: string;
  promptId: string;
  promptName: string;
  promptApiName: string;
}

/** Who uses a model: versions that may still run, and the defaults it is. */
export interface ModelUsage {
  modelId: string;
  name: string;
  organizationDefault: boolean;
  platformDefault: boolean;
  versions: UsedVersion[];
}

/** What moves, or moved, from one model to another. */
export interface RepointResult {
  dryRun: boolean;
  fromName: string;
  toName: string;
  count: number;
  versions: UsedVersion[];
  organizationDefault: boolean;
  platformDefault: boolean;
}

export interface PromptRow {
  promptId: string;
  name: string;
  apiName: string;
  objectName: string;
  active: boolean;
  /** The approved version, else the newest that is not retired; null when there is none. */
  versionId: string | null;
  versionNumber: number | null;
  versionStatus: string | null;
  /** Null stands for the organization default. */
  modelId: string | null;
  modelName: string | null;
  modelStatus: string | null;
}

/** Platforms and models the middleware knows. */
export async function catalogue(): Promise<Catalogue> {
  return JSON.parse(await loadCatalogue()) as Catalogue;
}

/** Every model the user may see. */
export async function models(): Promise<ModelRow[]> {
  return loadModels();
}

/** Saves a new or changed model; the row as it is now. */
export async function save(input: ModelInput): Promise<ModelRow> {
  return saveModel({ input });
}

/** A copy as a draft. */
export async function cloneModel(modelId: string): Promise<ModelRow> {
  return clone({ modelId });
}

/** Moves a model to another stage of its life. */
export async function setStatus(modelId: string, status: ModelStatus): Promise<void> {
  await changeStatus({ modelId, status });
}

/** Makes it one of the two defaults. */
export async function setDefault(modelId: string, kind: 'organization' | 'platform'): Promise<void> {
  await chooseDefault({ modelId, kind });
}

/** Who uses it. */
export async function usedBy(modelId: string): Promise<ModelUsage> {
  return loadUsage({ modelId });
}

/** Moves every user of one model to another, the defaults it is only when told so; a dry run only says what would move. */
export async function repoint(
  fromId: string,
  toId: string,
  withDefaults: boolean,
  dryRun: boolean,
): Promise<RepointResult> {
  return repointModel({ fromId, toId, withDefaults, dryRun });
}

/** Deletes a model that nothing uses. */
export async function remove(modelId: string): Promise<void> {
  await removeModel({ modelId });
}

/** Asks the model and keeps what came out of it on its record. */
export async function test(modelId: string): Promise<ConnectionResult> {
  return JSON.parse(await testModel({ modelId })) as ConnectionResult;
}

/** Every prompt with the version that counts and its model. */
export async function prompts(): Promise<PromptRow[]> {
  return loadPrompts();
}

/** Has a prompt version answered by another model; null is the organization default. */
export async function assign(versionId: string, modelId: string | null): Promise<void> {
  await assignModel({ versionId, modelId });
}
