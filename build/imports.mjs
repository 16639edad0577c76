import ts from 'typescript';

/** What a module or a declaration file names, in imports, re-exports, `import()` and `/// <reference types>`. */
export function importsOf(text) {
  const {importedFiles, typeReferenceDirectives} = ts.preProcessFile(text, true, true);
  return [...new Set([...importedFiles, ...typeReferenceDirectives].map(({fileName}) => fileName))];
}
