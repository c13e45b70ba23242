// The mail server that the node sends to.

import { connect } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Process } from "./process.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export class Mail {
  static async start() {
    const mail = new Mail();
    mail.process = new Process(here("../../target/e2e-python/bin/python"), [here("../mailbox.py")]);
    mail.port = await mail.process.line((line) => JSON.parse(line).port, "mail server");
    return mail;
  }

  /// The first mail to this address that is none of `but`, read as a person would: headers apart, words decoded.
  async to(address, { but = [], timeout_ms } = {}) {
    const raw = await this.process.line((line) => {
      const mail = JSON.parse(line);
      return mail.to?.includes(address) && !but.some((seen) => seen.text === mail.text) && mail;
    }, `mail to ${address}`, timeout_ms);
    return { ...raw, ...read(raw.text) };
  }

  close() {
    return this.process.stop();
  }
}

/// Hands a mail over as a mail server does (LMTP), and gives the server's last words about it.
export async function handOver(port, { sender, to, head, words }) {
  const socket = connect(port, "127.0.0.1");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value } = await lines.next();
      if (value === undefined || value[3] !== "-") return value;
    }
  };
  await answer();
  for (const line of ["LHLO mx.node.example", `MAIL FROM:<${sender}>`, `RCPT TO:<${to}>`, "DATA"]) {
    socket.write(`${line}\r\n`);
    await answer();
  }
  socket.write(`${head.join("\r\n")}\r\n\r\n${words}\r\n.\r\n`);
  const said = await answer();
  socket.end("QUIT\r\n");
  return said;
}

function read(text) {
  const [head, ...body] = text.split(/\r?\n\r?\n/);
  const header = (name) => head.match(new RegExp(`^${name}:\\s*(.*)$`, "im"))?.[1];
  return { subject: header("Subject"), head, words: unquoted(head, body.join("\n\n")) };
}

/// Undoes quoted-printable and base64, also of the parts of a mail with several.
function unquoted(head, body) {
  const boundary = head.match(/boundary="?([^";\r\n]+)/)?.[1];
  if (boundary) {
    return body.split(`--${boundary}`).slice(1, -1).map((part) => read(part.replace(/^\r?\n/, "")).words).join("\n");
  }
  if (/^content-transfer-encoding:\s*base64/im.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/^content-transfer-encoding:\s*quoted-printable/im.test(head)) return body;
  const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
