// What someone uses: an entry of its own, for the pages that show it.
export * from './operations/medication.ts';
