import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart } from '../../www/split.mjs';

/** A module as wasm-dis writes it. */
const WHOLE = `(module
 (type $0 (func (param i32) (result i32)))
 (import "page" "log" (func $log (param i32) (result i32)))
 (global $stack (mut i32) (i32.const 16))
 (memory $0 1)
 (data $0 (i32.const 0) "(call $own)")
 (table $0 4 4 funcref)
 (elem $0 (table $0) (i32.const 1) func $drawn $"said <of> (a) verdict" $shared)
 (export "memory" (memory $0))
 (export "draw" (func $draw))
 (export "say" (func $say))
 (func $shared (param $0 i32) (result i32)
  (local.get $0)
 )
 (func $drawn (param $0 i32) (result i32)
  (local.get $0)
 )
 (func $"said <of> (a) verdict" (param $0 i32) (result i32)
  (call $own
   (local.get $0)
  )
 )
 (func $own (param $0 i32) (result i32)
  (global.get $stack)
 )
 (func $draw (param $0 i32) (result i32)
  (call $shared
   (local.get $0)
  )
 )
 (func $say (param $0 i32) (result i32)
  (call $shared
   (call $log
    (local.get $0)
   )
  )
 )
)
`;

test('a module is parted by what its exports reach', () => {
  const { first, rest } = apart(WHOLE, /^draw$/, /verdict/, 'first');
  /** @param {string} text */
  const functions = (text) => [...text.matchAll(/^\(func \$(\w+|".*?")/gm)].map(([, name]) => name);
  assert.deepEqual(functions(first), ['shared', 'drawn', 'draw']);
  assert.deepEqual(functions(rest), ['"said <of> (a) verdict"', 'own', 'say']);
  // The place in the table that is the rest's is left free.
  assert.match(first, /\(elem \(table \$0\) \(i32\.const 1\) func \$drawn\)\n\(elem \(table \$0\) \(i32\.const 3\) func \$shared\)/);
  assert.match(rest, /\(elem \(table \$0\) \(i32\.const 2\) func \$"said <of> \(a\) verdict"\)/);
  // What it borrows is exported.
  for (const [, short, kind] of rest.matchAll(/\(import "first" "(\w+)" \((\w+)/g)) assert.match(first, new RegExp(`\\(export "${short}" \\(${kind} `));
  assert.match(rest, /\(import "first" "\w+" \(func \$shared \(param \$0 i32\) \(result i32\)\)\)/);
  assert.match(rest, /\(import "first" "\w+" \(global \$stack \(mut i32\)\)\)/);
  assert.match(rest, /\(import "page" "log"/);
  assert.doesNotMatch(first, /"say"|\$own\n/);
});
