//! ChaCha8 (Bernstein 2008, ChaCha, a variant of Salsa20), as a function of key, stream and block.

/// "expand 32-byte k", as words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// The words of a block; the block's number and the stream take two words each.
pub(super) fn chacha8(key: [u32; 8], stream: u64, block: u64) -> [u32; 16] {
    let [k0, k1, k2, k3, k4, k5, k6, k7] = key;
    let counter = [block as u32, (block >> 32) as u32, stream as u32, (stream >> 32) as u32];
    let start = [CONSTANTS, [k0, k1, k2, k3], [k4, k5, k6, k7], counter];
    let mut rows = start;
    for _ in 0..4 {
        let [[a0, a1, a2, a3], [b0, b1, b2, b3], [c0, c1, c2, c3], [d0, d1, d2, d3]] = &mut rows;
        quarter_round(a0, b0, c0, d0);
        quarter_round(a1, b1, c1, d1);
        quarter_round(a2, b2, c2, d2);
        quarter_round(a3, b3, c3, d3);
        quarter_round(a0, b1, c2, d3);
        quarter_round(a1, b2, c3, d0);
        quarter_round(a2, b3, c0, d1);
        quarter_round(a3, b0, c1, d2);
    }
    let mut words = [0; 16];
    let sums = rows.as_flattened().iter().zip(start.as_flattened());
    for (word, (mixed, first)) in words.iter_mut().zip(sums) {
        *word = mixed.wrapping_add(*first);
    }
    words
}

fn quarter_round(a: &mut u32, b: &mut u32, c: &mut u32, d: &mut u32) {
    *a = a.wrapping_add(*b);
    *d = (*d ^ *a).rotate_left(16);
    *c = c.wrapping_add(*d);
    *b = (*b ^ *c).rotate_left(12);
    *a = a.wrapping_add(*b);
    *d = (*d ^ *a).rotate_left(8);
    *c = c.wrapping_add(*d);
    *b = (*b ^ *c).rotate_left(7);
}
