// The bindings of a module that is split: they take what is exported of the rest as well.

const EXPORTED = 'wasm = instance.exports;';

/** @param {string} glue the bindings, as wasm-bindgen writes them */
export function completable(glue) {
  if (glue.split(EXPORTED).length !== 2) throw new Error('the bindings keep what is exported in another way');
  return `${glue.replace(EXPORTED, 'wasm = { ...instance.exports };')}
export async function add_rest(module) {
  const { exports } = await WebAssembly.instantiate(module, { ...__wbg_get_imports(), first: wasm });
  Object.assign(wasm, exports);
}
`;
}
