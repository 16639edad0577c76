export interface Browser {
  executablePath: string;
  args: string[];
}
/** Finds a Chromium or Chrome, installing one where that needs no question; throws with what to do otherwise. */
export function findBrowser(): Promise<Browser>;
export const executablePath: string;
export const args: string[];
