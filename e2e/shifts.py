"""Reads a calendar from standard input with a library that is not ours, and says what is in it as JSON."""

import json
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = [
    {
        "uid": str(event["UID"]),
        "title": str(event["SUMMARY"]),
        "from": event.start.isoformat(),
        "hours": (event.end - event.start).total_seconds() / 3600,
        "is_free": str(event.get("TRANSP", "")) == "TRANSPARENT",
    }
    for event in calendar.walk("VEVENT")
]
print(json.dumps({"name": str(calendar.get("X-WR-CALNAME", "")), "events": events}))
