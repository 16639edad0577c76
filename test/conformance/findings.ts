/** What was found per operation, the verdict that follows from it, and the report as text. */
import type {Contract, Operation} from './contract.ts';

export type Verdict = 'supported' | 'partial' | 'missing';

interface Found {
  checks: number;
  breaches: string[];
  /** What could not be tried, and why. */
  untried: string[];
  succeeded: boolean;
  /** Why the backend says that it does not offer the operation; undefined when it does offer it. */
  notOffered: string | undefined;
}

export interface OperationReport {
  operation: string;
  verdict: Verdict;
  checks: number;
  reasons: string[];
}
export interface ServiceReport {
  service: string;
  verdict: Verdict;
  operations: OperationReport[];
}
export interface Report {
  baseUrl: string;
  version: string;
  services: ServiceReport[];
  /** Operations that claim to work and do not keep to the contract: `operation: what`. */
  breaches: string[];
}

export class Findings {
  readonly #found = new Map<string, Found>();
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
    for (const {id} of contract.operations) {
      this.#found.set(id, {checks: 0, breaches: [], untried: [], succeeded: false, notOffered: undefined});
    }
  }

  #of(operation: string): Found {
    const found = this.#found.get(operation);
    if (found === undefined) throw new Error(`The contract has no operation ${operation}.`);
    return found;
  }

  /** Counts one check; `breach` is what was wrong, in words, when it did not hold. */
  check(operation: string, holds: boolean, breach: () => string): boolean {
    const found = this.#of(operation);
    found.checks += 1;
    if (!holds) {
      const words = breach();
      if (!found.breaches.includes(words)) found.breaches.push(words);
    }
    return holds;
  }

  succeeded(operation: string): void {
    this.#of(operation).succeeded = true;
  }

  untried(operation: string, why: string): void {
    const {untried} = this.#of(operation);
    if (!untried.includes(why)) untried.push(why);
  }

  notOffered(operation: string, why: string): void {
    this.#of(operation).notOffered = why;
  }

  isOffered(operation: string): boolean {
    return this.#of(operation).notOffered === undefined;
  }

  #operationReport({id}: Operation): OperationReport {
    const {checks, breaches, untried, succeeded, notOffered} = this.#of(id);
    if (notOffered !== undefined) return {operation: id, verdict: 'missing', checks, reasons: [notOffered]};
    const reasons = [...breaches.map((breach) => `breaks the contract: ${breach}`), ...untried];
    if (!succeeded && reasons.length === 0) reasons.push('no success was seen');
    return {
      operation: id,
      verdict: succeeded && breaches.length === 0 && untried.length === 0 ? 'supported' : 'partial',
      checks,
      reasons,
    };
  }

  report(baseUrl: string): Report {
    const services = this.#contract.services.map((service): ServiceReport => {
      const operations = this.#contract.operations
        .filter((operation) => operation.service === service)
        .map((operation) => this.#operationReport(operation));
      const verdicts = new Set(operations.map(({verdict}) => verdict));
      const [only] = verdicts;
      return {service, verdict: verdicts.size === 1 && only !== undefined ? only : 'partial', operations};
    });
    const breaches = [...this.#found].flatMap(([operation, found]) =>
      found.notOffered === undefined ? found.breaches.map((breach) => `${operation}: ${breach}`) : [],
    );
    return {baseUrl, version: this.#contract.version, services, breaches};
  }
}

export function renderReport({baseUrl, version, services, breaches}: Report): string {
  const all = services.flatMap(({operations}) => operations);
  const count = (verdict: Verdict) => all.filter((entry) => entry.verdict === verdict).length;
  const lines = [`Conformance of ${baseUrl} with contract ${version}`, ''];
  for (const {service, verdict, operations} of services) {
    lines.push(`${service.padEnd(28)}${verdict}`);
    for (const entry of operations) {
      const checks = entry.verdict === 'missing' ? '' : `  ${entry.checks} checks`;
      lines.push(`  ${entry.operation.padEnd(26)}${entry.verdict}${checks}`);
      for (const reason of entry.reasons) lines.push(`    - ${reason}`);
    }
    lines.push('');
  }
  lines.push(
    `${count('supported')} supported, ${count('partial')} partial, ${count('missing')} missing; ` +
      `${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'} of the contract`,
  );
  return lines.join('\n');
}
