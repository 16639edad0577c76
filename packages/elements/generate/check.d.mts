interface Named {
  name: string;
  description?: string;
}

export interface AnalyzedElement extends Named {
  tagName: string;
  summary?: string;
  members?: Named[];
  attributes?: Named[];
  events?: (Named & {type?: {text: string}})[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
}

export interface AnalyzedPackage {
  name: string;
  elements: AnalyzedElement[];
  events: (Named & {eventName: string; members: Named[]})[];
  /** Names of parts that stand in the templates. */
  parts: Set<string>;
}

/** Faults, a line each, of what `analyze` read. */
export function check(packages: readonly AnalyzedPackage[]): string[];
