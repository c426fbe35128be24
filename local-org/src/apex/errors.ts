/**
 * What can go wrong while Apex runs. Three kinds never mix: a defect (the code is outside the interpreter's subset, or
 * the platform's compiler would refuse it) is loud and no Apex `catch` sees it; a thrown Apex exception belongs to the
 * program; an ApexError is what a caller from outside gets when nobody caught one.
 */
import type { Site } from './ast.ts';
import type { Instance } from './values.ts';

/** `File.cls:12:5`. */
export function placeOf(site: Site): string {
  return `${site.file}:${site.line}:${site.column}`;
}

/** A construct the interpreter does not have. Says so by name, instead of guessing what the platform would do. */
export class UnsupportedApex extends Error {
  readonly site: Site;

  constructor(construct: string, site: Site) {
    super(`Unsupported Apex: ${construct} at ${placeOf(site)}`);
    this.name = 'UnsupportedApex';
    this.site = site;
  }
}

/** Code the platform's compiler would refuse: an unknown variable, method or field, a type that does not fit. */
export class InvalidApex extends Error {
  readonly site: Site;

  constructor(problem: string, site: Site) {
    super(`Invalid Apex: ${problem} at ${placeOf(site)}`);
    this.name = 'InvalidApex';
    this.site = site;
  }
}

/** An Apex exception on its way up the stack. */
export class ThrownException extends Error {
  readonly exception: Instance;

  constructor(exception: Instance) {
    super(exception.exception?.message ?? exception.model.name);
    this.name = 'ThrownException';
    this.exception = exception;
  }
}

/** What a caller outside Apex is told about an exception nobody caught, in the words of the platform's endpoints. */
export class ApexError extends Error {
  readonly exceptionType: string;
  readonly isUserDefinedException: boolean;
  readonly stackTrace: string;

  constructor(message: string, exceptionType: string, isUserDefinedException = false, stackTrace = '') {
    super(message);
    this.name = 'ApexError';
    this.exceptionType = exceptionType;
    this.isUserDefinedException = isUserDefinedException;
    this.stackTrace = stackTrace;
  }
}
