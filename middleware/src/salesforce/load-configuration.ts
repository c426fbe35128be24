import { CoreError } from '../core/core-error.ts';
import { buildMapping } from '../core/mapping.ts';
import { parseTemplate } from '../core/template/template.ts';
import { validateTemplate } from '../core/template/validate.ts';
import type { Mapping, PromptVersion } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { OrgConfiguration, PromptConfiguration } from '../ports.ts';
import type { OrgSnapshot } from './read-configuration.ts';

interface Kept {
  readAt: number;
  snapshot: OrgSnapshot;
}

/** An old snapshot may still answer while a new one is read, up to this many times its age. */
const STALE_FACTOR = 2;

/**
 * The configuration of each org, read at most every `cacheSeconds`. For as long again the last one answers while a new
 * one is read beside it, so that busy orgs never wait; after that a run waits for the new one.
 */
export function createOrgConfiguration(
  read: (orgId: string) => Promise<OrgSnapshot>,
  cacheSeconds: number,
): OrgConfiguration {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<OrgSnapshot>>();

  const refresh = (orgId: string): Promise<OrgSnapshot> => {
    const running = underWay.get(orgId);
    if (running) return running;
    const readAt = Date.now();
    const started = read(orgId)
      .then((snapshot) => {
        kept.set(orgId, { readAt, snapshot });
        return snapshot;
      })
      .finally(() => underWay.delete(orgId));
    underWay.set(orgId, started);
    return started;
  };
  const snapshotOf = async (orgId: string): Promise<OrgSnapshot> => {
    const last = kept.get(orgId);
    const age = last ? Date.now() - last.readAt : Infinity;
    if (last && age < cacheSeconds * 1000) return last.snapshot;
    const fresh = refresh(orgId);
    if (!last || age >= STALE_FACTOR * cacheSeconds * 1000) return fresh;
    fresh.catch(() => undefined);
    return last.snapshot;
  };
  return { load: async (orgId, promptApiName) => select(await snapshotOf(orgId), promptApiName) };
}

/** What one prompt needs of the snapshot. Throws when it cannot run, with the reason. */
export function select(snapshot: OrgSnapshot, promptApiName: string): PromptConfiguration {
  const prompt = snapshot.prompts.get(promptApiName.toLowerCase());
  if (!prompt?.active) throw new AppError('PROMPT_NOT_FOUND', { detail: promptApiName });
  const { version } = prompt;
  if (!version) throw new AppError('PROMPT_NOT_APPROVED', { detail: promptApiName });
  const rows = snapshot.mappings.get(version.mappingId);
  if (!rows) throw new AppError('MAPPING_INVALID', { detail: `${promptApiName} has no mapping with nodes` });
  const mapping = buildMapping({ id: version.mappingId, apiName: rows.apiName }, rows.nodes, rows.fields);
  checkTemplates(version, mapping);
  const { models, masking } = snapshot;
  if (masking instanceof CoreError) throw masking;
  return { version, mapping, models, masking };
}

/** Saving checks this too; here it is for versions that came around the check, for example by a data load. */
function checkTemplates(version: PromptVersion, mapping: Mapping): void {
  for (const template of [version.systemPrompt, version.template]) {
    const [unreadable] = parseTemplate(template).problems;
    if (unreadable) throw new AppError('TEMPLATE_INVALID', { detail: unreadable.message });
    const [unknown] = validateTemplate(template, mapping);
    if (unknown) throw new AppError('TEMPLATE_FIELD_UNKNOWN', { detail: unknown.message });
  }
}
