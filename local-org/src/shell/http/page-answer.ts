/** How the shell's own data routes answer: for the signed-in person, with the org's error codes. */
import type { Request, RequestHandler, Response } from 'express';
import { OrgError, statusOf } from '../../errors.ts';
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition, Org } from '../../ports.ts';
import type { PageContext } from '../pages/object-presentation.ts';
import { userOf } from './session-guard.ts';

export interface ShellDataParts {
  org: Org;
  metadata: ProjectMetadata;
}

/** A parameter as text; '' when it is missing or given twice. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The object when there is one and the person may read it; throws `OrgError` NOT_FOUND otherwise: both look the same. */
export function readableObject(context: PageContext, name: string): ObjectDefinition {
  const object = context.org.schema.object(name);
  if (!object || !context.org.access.object(context.userId, object.apiName).read) {
    throw new OrgError('NOT_FOUND', `There is no object ${name}, or you don't have access to it.`);
  }
  return object;
}

/** One route's answer. What is no error of the org is a fault of the project's metadata, and is shown with its words. */
export function answer(
  parts: ShellDataParts,
  work: (context: PageContext, request: Request) => unknown,
): RequestHandler {
  return (request: Request, response: Response): void => {
    const context = { ...parts, userId: userOf(response).id };
    response.set('Cache-Control', 'no-store');
    try {
      response.json(work(context, request));
    } catch (error) {
      const code = error instanceof OrgError ? error.code : 'PAGE_ERROR';
      const status = error instanceof OrgError ? statusOf(code) : 500;
      response.status(status).json([{ errorCode: code, message: (error as Error).message }]);
    }
  };
}
