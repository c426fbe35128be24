/** `POST /lightning/apex/<Class>/<method>`: how a component calls an @AuraEnabled method. */
import { json, Router } from 'express';
import type { ApexRuntime, Org } from '../../ports.ts';
import { userOf } from './session-guard.ts';

interface ApexFailure {
  message: string;
  exceptionType: string;
  isUserDefinedException: boolean;
  stackTrace: string;
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** The error as a component receives it in `error.body`; never the server's own stack. */
function failure(error: unknown): ApexFailure {
  const { message, exceptionType, isUserDefinedException, stackTrace } = error as Record<string, unknown>;
  const type = text(exceptionType, 'System.UnexpectedException');
  return {
    message: text(message, 'An internal server error has occurred'),
    exceptionType: type,
    isUserDefinedException: isUserDefinedException === true || type === 'System.AuraHandledException',
    stackTrace: text(stackTrace, ''),
  };
}

function noAccess(className: string): ApexFailure {
  const message = `You do not have access to the Apex class named '${className}'.`;
  return {
    message,
    exceptionType: 'System.NoAccessException',
    isUserDefinedException: false,
    stackTrace: '',
  };
}

export function apexRoutes(org: Org, apex: ApexRuntime): Router {
  const router = Router();
  router.post('/:className/:method', json({ limit: '6mb' }), async (request, response) => {
    const { className, method } = request.params as { className: string; method: string };
    const { id } = userOf(response);
    if (!org.access.apexClass(id, className)) return response.status(500).json(noAccess(className));
    const { params } = (request.body ?? {}) as { params?: Record<string, unknown> };
    try {
      response.json({
        returnValue: (await apex.callAuraEnabled(className, method, params ?? {}, id)) ?? null,
      });
    } catch (error) {
      response.status(500).json(failure(error));
    }
  });
  return router;
}
