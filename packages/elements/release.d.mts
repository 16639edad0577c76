/**
 * Puts the build in `from` beside older ones in `into`, as `<version>/` and into `<major>/`. `isNewest` is false where
 * the moving folder keeps a newer version.
 *
 * @throws When this version is there with other contents.
 */
export function release(from: string, into: string): {exact: string; moving: string; isNewest: boolean};
