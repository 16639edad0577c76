// No first screen saves anything, so it is no part of the main entry.

/** How long a browser may take to begin with a file that was handed to it. ms. */
const PATIENCE_MS = 30_000;

/** Hands a text or bytes to the browser as a file to keep. An anchor with `download` is the one way that strict CSP leaves. */
export function saveFile(content: string | Blob, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}
