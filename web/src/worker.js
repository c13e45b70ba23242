// Hashcash over SHA-256 (FIPS 180-4): finds a number so that the hash of «seed.number» begins with enough zero bits.
// Written out, because the browser's own digest is asynchronous, and slower for a hundred thousand small texts. The
// text is shorter than 56 bytes, so that one block is enough.

const BATCH = 4096;
const K = new Int32Array(64);
const START = new Int32Array(8);
const W = new Int32Array(64);

/** The constants are fractions of roots of the first primes; the standard defines them so. */
function prepare() {
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  for (let n = 2, count = 0; count < 64; n += 1) {
    let prime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (count < 8) START[count] = fraction(Math.sqrt(n));
    K[count] = fraction(Math.cbrt(n));
    count += 1;
  }
}

/** The first word of the hash of a short text. */
function firstWords(text) {
  W.fill(0, 0, 16);
  for (let i = 0; i < text.length; i += 1) W[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
  W[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  W[15] = text.length * 8;
  for (let i = 16; i < 64; i += 1) {
    const a = W[i - 15];
    const b = W[i - 2];
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return (a + START[0]) | 0;
}

/** Challenges ask for 22 bits at the most, so that the first word is enough. */
function find(challenge) {
  const parts = challenge.split(".");
  const [bits, seed] = [Number(parts[2]), parts[4]];
  if (!(bits > 0 && bits < 32)) throw new Error("not a challenge");
  const expected = 2 ** bits;
  for (let number = 0; ; number += 1) {
    if (Math.clz32(firstWords(`${seed}.${number}`)) >= bits) return number;
    if (number % BATCH === BATCH - 1) postMessage({ done: 1 - Math.exp(-number / expected) });
  }
}

prepare();
onmessage = ({ data }) => postMessage({ found: find(data) });
