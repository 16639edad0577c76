/** Leaves a complete dist/ in every published package. @throws With what is wrong with one. */
export function buildPackages(): Promise<void>;
