// A push service and the part of a browser that belongs to it: gives a subscription, checks who sends (RFC 8292), and
// opens what was sent (RFC 8291). With node's own cryptography and the standards' words, nothing of ours.

import { strict as assert } from "node:assert";
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";

const url64 = (bytes) => Buffer.from(bytes).toString("base64url");
const hmac = (key, ...parts) => createHmac("sha256", key).update(Buffer.concat(parts.map((p) => Buffer.from(p)))).digest();

export class PushService {
  static async start() {
    const service = new PushService();
    service.sent = [];
    service.waiting = [];
    service.status = 201;
    service.browser = createECDH("prime256v1");
    service.browser.generateKeys();
    service.auth = randomBytes(16);
    service.server = createServer((request, response) => service.take(request, response));
    await new Promise((done) => service.server.listen(0, "127.0.0.1", done));
    service.url = `http://127.0.0.1:${service.server.address().port}`;
    return service;
  }

  take(request, response) {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const sent = { path: request.url, headers: request.headers, body: Buffer.concat(pieces) };
      response.writeHead(this.status).end();
      const waits = this.waiting.shift();
      if (waits) waits(sent);
      else this.sent.push(sent);
    });
  }

  /// The next thing that was sent.
  next() {
    const sent = this.sent.shift();
    if (sent) return Promise.resolve(sent);
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error("nothing was pushed")), 20_000);
      this.waiting.push((sent) => (clearTimeout(late), done(sent)));
    });
  }

  /// What a browser that subscribed would give to the page.
  subscription() {
    const keys = { p256dh: url64(this.browser.getPublicKey()), auth: url64(this.auth) };
    return { endpoint: `${this.url}/push/anna`, keys };
  }

  /// The claims of a sender whose signature holds under the key that the page subscribed with.
  sender({ headers }, key) {
    const [, token, given] = headers.authorization.match(/^vapid t=(\S+), k=(\S+)$/);
    assert.equal(given, key);
    const point = Buffer.from(given, "base64url");
    const jwk = { kty: "EC", crv: "P-256", x: url64(point.subarray(1, 33)), y: url64(point.subarray(33)) };
    const [head, claims, signature] = token.split(".");
    const signed = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" };
    assert.ok(verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url")));
    return JSON.parse(Buffer.from(claims, "base64url"));
  }

  /// Opens a message as the browser does.
  open({ headers, body }) {
    assert.equal(headers["content-encoding"], "aes128gcm");
    const salt = body.subarray(0, 16);
    const length = body[20];
    const sender = body.subarray(21, 21 + length);
    const record = body.subarray(21 + length);
    const shared = this.browser.computeSecret(sender);
    const first = hmac(hmac(this.auth, shared), "WebPush: info\0", this.browser.getPublicKey(), sender, [1]);
    const secret = hmac(salt, first);
    const key = hmac(secret, "Content-Encoding: aes128gcm\0", [1]).subarray(0, 16);
    const nonce = hmac(secret, "Content-Encoding: nonce\0", [1]).subarray(0, 12);
    const cipher = createDecipheriv("aes-128-gcm", key, nonce);
    cipher.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }
}
