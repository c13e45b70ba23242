"""A real mail server for the scenarios: prints its port, then each mail it takes as one line of JSON."""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP


class Mailbox:
    """Takes every mail and says what was in it."""

    async def handle_DATA(self, server, session, envelope):
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "text": envelope.content.decode("utf-8", "replace"),
        }
        print(json.dumps(mail), flush=True)
        return "250 Taken"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Mailbox()), "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    # Ends with the runner: its pipe closes.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
